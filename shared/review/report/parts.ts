/** Pieces of markup that both kinds of report are made of. */
import { CONTEXT_LENGTH } from '../../anchoring/describe.ts';
import { CELL_WORDS } from './cell-words.ts';
import type { Family } from '../agreement/explain.ts';
import type { GroupFigures, NamedFigure } from './figures.ts';
import { comparedInWords, figureInWords, SUBJECTS } from './figures.ts';
import { html, Markup, words } from './html.ts';
import type { Kind } from '../kinds.ts';
import type { Difference } from './outcome.ts';
import type { Passage, SettledPlace, Told } from './places.ts';
import { confusionPlot, intervalPlot, scaleFor } from './plots.ts';
import { STYLE } from './style.ts';
import { day } from './words.ts';

/** Returns the whole page: one file that asks for nothing else and runs nothing. */
export function page(title: string, body: Markup, foot: { readonly generator: string; readonly made: string }): string {
  const style = new Markup(STYLE);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <meta name="generator" content="${foot.generator}" />
        <title>${title}</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        ${body}
        <footer>Made by ${foot.generator} on ${day(foot.made)}. Texts, places and figures as they were then.</footer>
      </body>
    </html> `.text;
}

/** What each difference is called, seen from the annotator whose report it is: what the decision changed in hers. */
export const CHANGES: Readonly<Record<Difference, string>> = {
  missed: 'added',
  extra: 'turned down',
  split: 'split or joined',
  boundary: 'with other edges',
  claim: 'with another claim',
  stance: 'with another stance',
  silent: 'with silence changed',
};

/** What each kind of disagreement is called, in the order of the report. */
export const KINDS: Readonly<Record<Kind, string>> = {
  claim: 'claim',
  stance: 'stance',
  split: 'split',
  missed: 'missed',
  extra: 'extra',
  boundary: 'boundary',
};

const SIGNS = { '+': ['plus', '✓'], '-': ['minus', '✕'], '±': ['part', '±'], '0': ['none', '·'] } as const;

/** Returns what somebody has at a place; the sentence for nothing at all is the caller's. */
export function told({ passages, silent }: Told, nothing: string): Markup {
  if (passages.length + silent.length === 0) return html`<p class="soft">${nothing}</p>`;
  return html`${passages.map(passage)}${silent.map((claim) => html`<p class="link"><span class="stance none">– silent on</span> ${words(claim)}</p>`)}`;
}

/** What stands around a quote begins and ends with a whole word, where words are divided by spaces. */
const lead = (text: string): string => (text.length < CONTEXT_LENGTH ? text : `…${text.replace(/^\S*\s+(?=\S)/, '')}`);
const trail = (text: string): string =>
  text.length < CONTEXT_LENGTH ? text : `${text.replace(/(?<=\S)\s+\S*$/, '')}…`;

function passage({ quote, before, after, links, note }: Passage): Markup {
  return html`<blockquote dir="auto">
      <span class="context">${lead(before)}</span><mark>${quote}</mark><span class="context">${trail(after)}</span>
    </blockquote>
    ${links.length === 0 && html`<p class="note">Linked to no claim.</p>`}
    ${links.map(({ text, standsUnder, stance, polarity, unsure, note: remark }) => {
      const [className, sign] = SIGNS[polarity];
      return html`<div class="link">
        <span class="stance ${className}"
          ><span aria-hidden="true">${sign}</span> <bdi>${stance}</bdi>${unsure && ', unsure'}</span
        ><span
          >${words(text)}${standsUnder !== undefined && html` <span class="soft">(the same as ${words(standsUnder)})</span>`}${remark !== undefined && html`<span class="note"><br />Note: ${words(remark)}</span>`}</span
        >
      </div>`;
    })}
    ${note !== undefined && html`<p class="note">Note: ${words(note)}</p>`}`;
}

/** Returns what somebody has at a place on one line: “The dam burst.” (agrees: The dam broke.). */
export function toldBriefly({ passages, silent }: Told): Markup {
  if (passages.length + silent.length === 0) return html`nothing`;
  const parts = [
    ...passages.map(
      ({ quote, links }) =>
        html`“${words(quote)}”${links.length > 0 && html` (${links.map(({ stance, text }, at) => html`${at > 0 && '; '}<bdi>${stance}</bdi>: ${words(text)}`)})`}`,
    ),
    ...silent.map((claim) => html`silent on ${words(claim)}`),
  ];
  return html`${parts.map((part, at) => html`${at > 0 && ', '}${part}`)}`;
}

/** Returns the reason as it was given, that it is owed, or nothing where none is. */
export function reason({ reason: given, needsReason }: SettledPlace): Markup {
  if (given !== undefined) return html`<p class="why"><b>Why:</b> ${words(given)}</p>`;
  return needsReason ? html`<p class="why owed">No reason was given.</p>` : html``;
}

/** Returns how the place was settled, as it stands behind a name: “taken as Vera has it”. */
export function verdictInWords({ verdict, of }: Pick<SettledPlace, 'verdict' | 'of'>): Markup {
  switch (verdict) {
    case 'agreed':
      return html`all had the same`;
    case 'one':
      return html`taken as ${words(of ?? 'one annotator')} has it`;
    case 'both':
      return html`both kept`;
    case 'edited':
      return html`edited`;
    case 'neither':
      return html`neither taken`;
    case 'later':
      return html`put off`;
  }
}

const ORDER: readonly Family[] = ['spans', 'links', 'claims', 'stances', 'cells'];

/** Returns the group's figures as one table, each with its interval drawn on a common scale. */
export function figuresTable({ figures }: GroupFigures, caption: Markup): Markup {
  const scale = scaleFor(figures);
  return html`<div class="scroll">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col">Value</th>
          <th scope="col">${scale.low < 0 ? `${String(scale.low).replace('-', '−')} to 1` : '0 to 1'}</th>
          <th scope="col" class="number">Compared</th>
        </tr>
      </thead>
      ${ORDER.flatMap((subject) => {
        const rows = figures.filter((figure) => figure.subject === subject);
        return rows.length === 0
          ? []
          : [
              html`<tbody>
                <tr>
                  <th scope="rowgroup" colspan="4"><b>${SUBJECTS[subject].title}</b></th>
                </tr>
                ${rows.map(
                  (figure: NamedFigure) =>
                    html`<tr>
                      <th scope="row">${figure.name}</th>
                      <td>${figureInWords(figure)}</td>
                      <td class="plot">${intervalPlot(figure, scale)}</td>
                      <td class="number">${comparedInWords(figure)}</td>
                    </tr> `,
                )}
              </tbody>`,
            ];
      })}
    </table>
  </div>`;
}

/** Returns the group's confusion matrices, or nothing where it has none. */
export function matrices({ annotators, stances, cells }: GroupFigures, stanceName: (id: string) => string): Markup {
  const [rows, columns] = annotators.map(({ name }) => name);
  if (rows === undefined || columns === undefined) return html``;
  const some = (counts: readonly (readonly number[])[]): boolean => counts.flat().some((n) => n > 0);
  return html`<div class="matrices">
    ${
      stances !== null &&
      some(stances.counts) &&
      html`<figure>
        ${confusionPlot(stances, rows, columns, stanceName)}
        <figcaption>Stances on links that both made: ${words(rows)} in rows, ${words(columns)} in columns.</figcaption>
      </figure>`
    }
    ${
      cells !== null &&
      some(cells.counts) &&
      html`<figure>
        ${confusionPlot(cells, rows, columns, (label) => CELL_WORDS[label] ?? label)}
        <figcaption>Cells of claim × article: ${words(rows)} in rows, ${words(columns)} in columns.</figcaption>
      </figure>`
    }
  </div>`;
}
