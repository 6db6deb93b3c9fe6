/** What would come in under the mapping as it is. */
import type { ReactNode } from 'react';
import type { ForeignEffect } from '#shared/contract/index.ts';
import { grouped } from '#shared/review/report/words.ts';

export function WhatComesIn({ effect }: { readonly effect: ForeignEffect | null }): ReactNode {
  const rows: readonly (readonly [string, string])[] =
    effect === null
      ? []
      : [
          ['Articles', `${grouped(effect.articles.new)} new, ${grouped(effect.articles.known)} here already`],
          ['Spans', grouped(effect.spans)],
          ['Links', grouped(effect.links)],
          ['Claims', `${grouped(effect.claims.new)} new, ${grouped(effect.claims.existing)} of this project`],
          ['Silent cells', grouped(effect.silent)],
          ['New annotators', grouped(effect.annotators)],
          ['Here already', `${grouped(effect.same)} spans and links`],
        ];
  return (
    <section className="foreign-effect" aria-labelledby="foreign-effect">
      <h3 id="foreign-effect">What will come in</h3>
      {effect === null ? (
        <p className="soft">Counting…</p>
      ) : (
        <dl>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
