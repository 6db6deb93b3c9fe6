/** The report for one annotator as a page. */
import type { AnnotatorReport, HerPlace } from './annotator.ts';
import { annotatorInWords } from './annotator-words.ts';
import { html, words } from './html.ts';
import type { Markup } from './html.ts';
import { CHANGES, figuresTable, matrices, page, reason, told, verdictInWords } from './parts.ts';
import { DIFFERENCES } from './outcome.ts';
import type { Passage } from './places.ts';
import { grouped } from './words.ts';

/**
 * Returns the report as one HTML file that stands by itself: no script, nothing fetched, fit to print on A4. `stanceName`
 * gives the label of a stance by its id.
 */
export function annotatorHtml(report: AnnotatorReport, stanceName: (id: string) => string): string {
  const { annotator, project, gold, places } = report;
  const changed = places.filter(({ outcome }) => outcome === 'changed');
  const stood = places.filter(({ outcome }) => outcome === 'stood');
  const later = places.filter(({ outcome }) => outcome === 'later');
  const since = places.filter(({ outcome, hers }) => outcome !== 'later' && hers.now !== undefined);
  const body = html`<main>
    <header>
      <h1>Report for ${words(annotator.name)}</h1>
      <p class="meta">Project ${words(project.name)}${gold !== null && html` · ${words(gold.name)}`}</p>
    </header>
    <section class="short" aria-label="In short">
      ${annotatorInWords(report).map((sentence) => html`<p>${sentence}</p>`)}
    </section>
    ${gold !== null && summary(report)}
    ${
      since.length > 0 &&
      html`<section>
        <h2>Changed since it was settled</h2>
        <p>
          What ${words(annotator.name)} has now is not what was compared. The decision stands until it is looked at
          again.
        </p>
        ${byArticle(since, (place) => placeCard(place, annotator.name, true))}
      </section>`
    }
    ${
      changed.length > 0 &&
      html`<section>
        <h2>What was changed, and why</h2>
        ${byArticle(changed, (place) => placeCard(place, annotator.name, false))}
      </section>`
    }
    ${
      later.length > 0 &&
      html`<section>
        <h2>Put off</h2>
        ${byArticle(later, (place) => placeCard(place, annotator.name, false))}
      </section>`
    }
    ${
      stood.length > 0 &&
      html`<section>
        <h2>What stood</h2>
        ${stoodTable(stood)}
      </section>`
    }
    ${figuresSection(report, stanceName)}
  </main>`;
  return page(`Report for ${annotator.name}: ${project.name}`, body, report);
}

function summary({ counts }: AnnotatorReport): Markup {
  const rows: (readonly [string, number])[] = [
    ['Settled places compared', counts.settled],
    ['of these, all had the same', counts.agreed],
    ['Stood', counts.stood],
    ['Rightly left out', counts.leftOut],
    ['Changed', counts.changed],
    ...DIFFERENCES.map((each) => [`of these: ${CHANGES[each]}`, counts.changes[each]] as const),
    ['Put off', counts.later],
    ['Not settled yet', counts.open],
    ['Changed by the annotator since', counts.changedSince],
  ];
  return html`<section>
    <h2>In numbers</h2>
    <table class="narrow">
      <caption>
        A place with two changes counts in both lines.
      </caption>
      <tbody>
        ${rows.map(
          ([label, n]) =>
            html`<tr${label.startsWith('of these') && html` class="part"`}>
              <th scope="row">${label}</th>
              <td class="number${n === 0 && ' zero'}">${grouped(n)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

function byArticle(places: readonly HerPlace[], card: (place: HerPlace) => Markup): Markup[] {
  return [...Map.groupBy(places, ({ article }) => article).values()].map(
    (list) =>
      html`<h3>${words(list[0]?.articleName ?? '')}</h3>
        ${list.map(card)}`,
  );
}

function placeCard(place: HerPlace, name: string, since: boolean): Markup {
  const { hers, decided, verdict, outcome, sides } = place;
  const others = sides.filter((side) => side !== hers);
  const what =
    outcome === 'changed'
      ? hers.differences.map((each) => CHANGES[each]).join(', ')
      : outcome === 'stood'
        ? 'stood'
        : '';
  const long = JSON.stringify([hers.passages, decided.passages]).length > 4000;
  return html`<article class="place${long && ' long'}">
    <header>${what !== '' && html`<b>${what}</b>`}<span class="soft">${verdictInWords(place)}</span></header>
    <div class="sides">
      <div>
        <h4>${words(name)}</h4>
        ${told(hers, 'Nothing marked here.')}
      </div>
      <div>
        <h4>Decided</h4>
        ${verdict === 'later' ? html`<p class="soft">Not yet decided.</p>` : told(decided, 'Nothing is marked here.')}
      </div>
      ${others.map(
        (side) =>
          html`<div class="others">
            <h4>${words(side.name)}</h4>
            ${told(side, 'Nothing marked here.')}
          </div>`,
      )}
    </div>
    ${
      since &&
      hers.now !== undefined &&
      html`<div class="now">
        <h4>${words(name)}, now</h4>
        ${told(hers.now, 'Nothing is marked there any more.')}
      </div>`
    }
    ${reason(place)}
  </article> `;
}

function stoodTable(places: readonly HerPlace[]): Markup {
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Article</th>
          <th scope="col">Passage</th>
          <th scope="col">Claims</th>
          <th scope="col">How</th>
        </tr>
      </thead>
      <tbody>
        ${places.map(
          (place) =>
            html`<tr>
              <td>${words(place.articleName)}</td>
              <td>${place.hers.passages.map(({ quote }) => html`<div dir="auto">“${quote}”</div>`)}</td>
              <td>
                ${place.hers.passages.flatMap(claimLines)}${place.hers.silent.map((claim) => html`<div>silent: ${words(claim)}</div>`)}
              </td>
              <td>${verdictInWords(place)}</td>
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}

const claimLines = ({ links }: Passage): Markup[] =>
  links.map(({ text, stance }) => html`<div><bdi>${stance}</bdi>: ${words(text)}</div>`);

function figuresSection(
  { figures, claims, intervals, annotator }: AnnotatorReport,
  stanceName: (id: string) => string,
): Markup {
  if (figures.length === 0) {
    return html`<section>
      <h2>Figures</h2>
      <p>
        There are none: ${words(annotator.name)} has worked on no article that another annotator or a gold set has, or
        they were not asked for.
      </p>
    </section>`;
  }
  return html`<section class="fresh">
    <h2>Figures</h2>
    <p>
      ${claims?.standsOn === 'proposed' ? 'Some of them stand on pairs of claims that were proposed and not yet confirmed; they may change when the pairs are looked at.' : 'They stand on claims that are the same or were confirmed to be.'}${intervals !== null && ` Intervals are 95 % bootstrap intervals over articles (${grouped(intervals.resamples)} resamples, seed ${intervals.seed}).`}
      The formulas and their sources are in the project’s report.
    </p>
    ${figures.map((group) => {
      const [a, b] = group.annotators;
      if (a === undefined || b === undefined) return html``;
      return html`<section>
        <h3>${words(a.name)} and ${words(b.name)}</h3>
        ${figuresTable(group, html`${grouped(group.articles)} ${group.articles === 1 ? 'article' : 'articles'} that both worked on; ${grouped(a.spans)} and ${grouped(b.spans)} spans, ${grouped(group.places.all)} places where both have one, ${grouped(group.places.one)} where only one has. Precision and recall take ${words(a.name)} as the reference.`)}
        ${matrices(group, stanceName)}
      </section>`;
    })}
  </section>`;
}
