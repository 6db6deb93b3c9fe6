/** The report for the project as a page. */
import type { AgreementRow } from '../../contract/review.ts';
import { Verdict } from '../../model/index.ts';
import { figureBriefly } from './figures.ts';
import { html, words } from './html.ts';
import type { Markup } from './html.ts';
import { figuresTable, KINDS, matrices, page, toldBriefly, verdictInWords } from './parts.ts';
import { intervalPlot, scaleFor } from './plots.ts';
import type { ProjectReport, ReportedAgreement } from './project.ts';
import { groupName } from './project.ts';
import { projectInWords } from './project-words.ts';
import { count, grouped } from './words.ts';

/** Returns the report as one HTML file that stands by itself: no script, nothing fetched, fit to print on A4. */
export function projectHtml(report: ProjectReport): string {
  const { project, gold } = report;
  const body = html`<main>
    <header>
      <h1>${words(project.name)}</h1>
      <p class="meta">Agreement, adjudication and method${gold !== null && html` · ${words(gold.name)}`}</p>
    </header>
    <section class="short" aria-label="In short">
      ${projectInWords(report).map((sentence) => html`<p>${sentence}</p>`)}
    </section>
    ${material(report)} ${report.agreement !== null && agreementSection(report, report.agreement)}
    ${
      report.againstGold.length > 0 &&
      html`<section>
        <h2>Each annotator against the gold set</h2>
        ${report.againstGold.map(
          (group) =>
            html`<h3>${words(groupName(group))}</h3>
              ${figuresTable(group, html`${count(group.articles, 'article')} that both hold work on.`)}`,
        )}
      </section>`
    }
    ${settlementSection(report)}
    <section class="fresh">
      <h2>Method</h2>
      ${report.method.map(
        ({ title, paragraphs }) =>
          html`<h3>${title}</h3>
            ${paragraphs.map((each) => html`<p>${each}</p>`)}`,
      )}
    </section>
    ${
      report.sources.length > 0 &&
      html`<section>
        <h2>Sources</h2>
        <ul>
          ${report.sources.map((source) => html`<li>${source}</li>`)}
        </ul>
      </section>`
    }
  </main>`;
  return page(`${project.name}: agreement and method`, body, report);
}

function material({ annotators, articles, gold }: ProjectReport): Markup {
  const all = [...annotators, ...(gold === null ? [] : [gold.work])];
  return html`<section>
    <h2>Annotators and articles</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Annotator</th>
            <th scope="col" class="number">Articles</th>
            <th scope="col" class="number">Spans</th>
            <th scope="col" class="number">Links</th>
            <th scope="col" class="number">Silent</th>
            <th scope="col" class="number">Own claims</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            (each) =>
              html`<tr>
                <th scope="row">${words(each.name)}</th>
                ${[each.articles, each.spans, each.links, each.silent, each.claims].map((n) => html`<td class="number">${grouped(n)}</td>`)}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Article</th>
            <th scope="col">Published</th>
            <th scope="col">Language</th>
            <th scope="col" class="number">Characters</th>
            <th scope="col" class="number">Annotators</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${articles.map(
            (each) =>
              html`<tr>
                <th scope="row">
                  ${words(each.name)}${each.title !== '' && each.title !== each.name && html`<div class="soft">${words(each.title)}</div>`}
                </th>
                <td class="fixed">${each.published.slice(0, 10)}</td>
                <td>${each.language}</td>
                <td class="number">${grouped(each.length)}</td>
                <td class="number">${each.annotators}</td>
                <td class="soft fixed">${each.hash.slice(0, 12)}…</td>
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function agreementSection({ stances }: ProjectReport, agreement: ReportedAgreement): Markup {
  const stanceName = (id: string): string => stances.find((each) => each.id === id)?.label ?? id;
  const { groups, byArticle, byClaim } = agreement;
  return html`<section class="fresh">
    <h2>Agreement</h2>
    <p>
      ${agreement.standsOn === 'proposed' ? `The figures stand on ${count(agreement.pairs.confirmed, 'pair')} of claims that are the same or confirmed and ${grouped(agreement.pairs.proposed)} that ${agreement.pairs.proposed === 1 ? 'is' : 'are'} only proposed.` : `The figures stand on ${count(agreement.pairs.confirmed, 'pair')} of claims that are the same or confirmed; no proposal is used.`}
    </p>
    ${groups.map(
      (group) =>
        html`<section>
          <h3>${words(sentence(groupName(group)))}</h3>
          ${figuresTable(group, html`${count(group.articles, 'article')}; ${group.annotators.map(({ name, spans }, at) => html`${at > 0 && ', '}${words(name)} ${count(spans, 'span')}`)}; ${grouped(group.places.all)} places where all have a span, ${grouped(group.places.some)} where some have, ${grouped(group.places.one)} where one has.`)}
          ${matrices(group, stanceName)}
        </section>`,
    )}
    ${rowsTable(
      'Agreement per article',
      byArticle.map(({ name, figures }) => ({ name, figures })),
    )}
    ${rowsTable(
      'Agreement per claim',
      byClaim.map(({ text, figures }) => ({ name: text, figures })),
    )}
  </section>`;
}

const COLUMNS = [
  ['spans', 'Spans, F1 by overlap'],
  ['links', 'Links, α'],
  ['stances', 'Stances, α'],
  ['cells', 'Cells, α'],
] as const;

function rowsTable(title: string, rows: readonly { readonly name: string; readonly figures: AgreementRow }[]): Markup {
  if (rows.length === 0) return html``;
  const all = rows.flatMap(({ figures }) => COLUMNS.map(([id]) => figures[id]));
  const scale = scaleFor(all);
  const withIntervals = all.some(({ low }) => low !== undefined);
  return html`<section>
    <h3>${title}</h3>
    <div class="scroll">
      <table class="rows">
        <caption>
          ${withIntervals ? 'Values with their 95 % intervals, drawn as dots and bars' : 'Values, drawn as dots (intervals are over articles: a single one has none),'}
          from ${String(scale.low).replace('-', '−')} to 1; the dashed line is 0.
        </caption>
        <thead>
          <tr>
            <th scope="col">${title.endsWith('claim') ? 'Claim' : 'Article'}</th>
            ${COLUMNS.map(([, name]) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, figures }) =>
              html`<tr>
                <th scope="row">${words(name)}</th>
                ${COLUMNS.map(([id]) => html`<td class="plot">${intervalPlot(figures[id], scale)}<span${figures[id].value === null && html` class="soft"`}>${figureBriefly(figures[id])}</span></td>`)}
              </tr> `,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

const VERDICTS = {
  agreed: 'alike',
  one: 'one’s',
  both: 'both',
  edited: 'edited',
  neither: 'neither',
  later: 'put off',
} as const;

function settlementSection({ gold, reasonsOwed }: ProjectReport): Markup {
  if (gold === null) return html``;
  const { settlement } = gold;
  const rows = (Object.keys(KINDS) as (keyof typeof KINDS)[]).filter((each) =>
    Verdict.options.some((verdict) => settlement.kinds[each][verdict] > 0),
  );
  return html`<section>
    <h2>How disagreements were settled</h2>
    <div class="scroll">
      <table>
        <caption>
          What the annotators differed in, by how it was settled. Missed: most have something there, or the first of
          two; extra: only few have, or only the second of two. A place with two differences counts in both lines.
        </caption>
        <thead>
          <tr>
            <th scope="col">Difference</th>
            ${Verdict.options.map((verdict) => html`<th scope="col" class="number">${VERDICTS[verdict]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (each) =>
              html`<tr>
                <th scope="row">${KINDS[each]}</th>
                ${Verdict.options.map((verdict) => numberCell(settlement.kinds[each][verdict]))}
              </tr> `,
          )}
          <tr>
            <th scope="row"><b>all places</b></th>
            ${Verdict.options.map((verdict) => numberCell(settlement.verdicts[verdict]))}
          </tr>
        </tbody>
      </table>
    </div>
    ${
      reasonsOwed.length > 0 &&
      html`<h3>Decisions that owe a reason</h3>
        <ul>
          ${reasonsOwed.map((place) => html`<li>${words(place.articleName)}: ${verdictInWords(place)}. ${place.sides.map((side) => html`${words(side.name)}: ${toldBriefly(side)}. `)}</li>`)}
        </ul>`
    }
  </section>`;
}

const numberCell = (n: number): Markup => html`<td class="number${n === 0 && ' zero'}">${grouped(n)}</td>`;
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
