/** How a report looks: on a light screen, on a dark one, and on A4 paper, where it is always light. */
export const STYLE = `
:root {
  color-scheme: light;
  --ground: #fff; --panel: #f6f7f9; --ink: #16191d; --soft: #59616b; --line: #d5dae0; --strong: #9aa4af;
  --accent: #2b5fa8; --plus: #00694e; --minus: #a84300; --part: #6a3fa5; --none: #4d5b68; --fill: #3f74ba; --mark: #fff3c9;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --ground: #16191d; --panel: #1f242a; --ink: #e7eaee; --soft: #a5afba; --line: #363e47; --strong: #5f6a76;
    --accent: #8db8f2; --plus: #4cc9a0; --minus: #ff9a5c; --part: #c3a3f2; --none: #a3b3c2; --fill: #5b8fd6; --mark: #453a12;
  }
}
* { box-sizing: border-box; }
html { background: var(--ground); color: var(--ink); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 32px 24px 64px; max-width: 62rem; font: 15px/1.5 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; }
h1 { margin: 0 0 4px; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 2.2rem 0 0.6rem; padding-bottom: 4px; border-bottom: 2px solid var(--line); font-size: 1.25rem; }
h3 { margin: 1.4rem 0 0.5rem; font-size: 1.02rem; }
h4 { margin: 0 0 4px; color: var(--soft); font-size: 0.8rem; font-weight: 600; }
p, ul, ol { margin: 0.4rem 0; }
ul, ol { padding-inline-start: 1.4rem; }
li { margin: 0.2rem 0; }
p { max-width: 48rem; overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.meta { margin: 0; color: var(--soft); font-size: 0.9rem; }
.short { margin: 1rem 0 0; padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--panel); }
.short p { margin: 0.25rem 0; max-width: none; }
table { border-collapse: collapse; width: 100%; margin: 0.6rem 0 1rem; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 4px; color: var(--soft); text-align: start; font-size: 0.85rem; }
th, td { padding: 5px 8px; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: break-word; }
thead th { border-bottom: 2px solid var(--strong); color: var(--soft); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 500; }
.number { text-align: end; white-space: nowrap; }
.narrow { max-width: 30rem; }
.narrow .part th { padding-inline-start: 2rem; color: var(--soft); }
.zero { color: var(--soft); }
.scroll { overflow-x: auto; }
.place { margin: 0 0 14px; border: 1px solid var(--line); border-radius: 8px; }
.place > header { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; padding: 6px 12px; border-bottom: 1px solid var(--line); border-radius: 8px 8px 0 0; background: var(--panel); font-size: 0.9rem; }
.place > header b { font-weight: 600; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
.sides > div { padding: 8px 12px 10px; }
.sides > div + div { border-inline-start: 1px solid var(--line); }
.sides > .others { grid-column: 1 / -1; border-inline-start: 0; border-top: 1px dashed var(--line); font-size: 0.9rem; }
.why { margin: 0; padding: 8px 12px; border-top: 1px solid var(--line); max-width: none; }
.why bdi, .note bdi { white-space: pre-line; }
.why b { font-weight: 600; }
.now { padding: 8px 12px; border-top: 1px solid var(--line); }
blockquote { margin: 2px 0 4px; padding-inline-start: 10px; border-inline-start: 3px solid var(--strong); line-height: 1.45; overflow-wrap: anywhere; }
blockquote mark { padding: 0 1px; background: var(--mark); color: inherit; }
blockquote .context { color: var(--soft); }
.link { display: flex; gap: 6px; margin: 2px 0; font-size: 0.9rem; overflow-wrap: anywhere; }
.link > span:last-child { min-width: 0; }
.stance { flex: none; font-weight: 600; white-space: nowrap; }
.stance.plus { color: var(--plus); } .stance.minus { color: var(--minus); } .stance.part { color: var(--part); } .stance.none { color: var(--none); }
.note { margin: 2px 0; color: var(--soft); font-size: 0.85rem; }
.owed { color: var(--minus); font-weight: 600; }
.plot { width: 13rem; min-width: 9rem; padding-block: 4px; }
.rows .plot { width: 17%; min-width: 7.5rem; }
.rows th { min-width: 8rem; }
.fixed { white-space: nowrap; }
.plot .soft { font-size: 0.8rem; line-height: 1.3; }
.plot svg { display: block; width: 100%; height: 18px; }
svg text { fill: var(--ink); font: 11px system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; }
svg .axis { stroke: var(--line); } svg .zero { stroke: var(--strong); stroke-dasharray: 2 2; }
svg .range { stroke: var(--fill); stroke-width: 3; stroke-linecap: round; opacity: 0.55; }
svg .value { fill: var(--fill); stroke: var(--ground); stroke-width: 1.5; }
svg .cell { fill: none; stroke: var(--line); } svg .same { fill: var(--fill); } svg .differs { fill: none; stroke: var(--minus); stroke-width: 2; }
svg .faint { fill: var(--soft); }
.matrices { display: flex; flex-wrap: wrap; gap: 12px 28px; }
figure { margin: 0.6rem 0 1rem; max-width: 100%; }
figure svg { display: block; max-width: 100%; height: auto; }
figcaption { color: var(--soft); font-size: 0.85rem; max-width: 28rem; }
footer { margin-top: 3rem; padding-top: 8px; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.85rem; }
@media screen and (max-width: 640px) {
  body { padding: 16px 14px 40px; }
  .sides { grid-template-columns: minmax(0, 1fr); }
  .sides > div + div { border-inline-start: 0; border-top: 1px solid var(--line); }
}
@page { size: A4; margin: 18mm 16mm; }
@media print {
  html { background: none; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3, caption, thead { break-after: avoid; }
  h2 { break-before: auto; }
  thead { display: table-header-group; }
  tr, .place > header, .why, figure, blockquote, .link { break-inside: avoid; }
  .place { break-inside: avoid-page; border-color: var(--strong); }
  .place.long { break-inside: auto; }
  .short, .place > header { background: none; }
  blockquote mark { background: none; text-decoration: underline; text-decoration-thickness: 1pt; text-underline-offset: 2pt; }
  .scroll { overflow: visible; }
  section.fresh { break-before: page; }
  p, li { orphans: 3; widows: 3; }
}
`.trim();
