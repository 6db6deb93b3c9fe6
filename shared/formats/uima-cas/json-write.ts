/** Writes a CAS as JSON CAS 0.4. Follows the Apache UIMA specification "UIMA JSON CAS": the order of keys is part of it. */
import type { Cas, CasValue } from './model.ts';
import { isRef } from './model.ts';
import { SOFA } from './types.ts';
import type { Type } from './types.ts';

/** Returns the JSON in pieces, a feature structure a line; sofas come before whatever points to them. */
export function* jsonPieces({ sofas, structures, views }: Cas, types: readonly Type[]): Generator<string> {
  const described = types.map(({ name, supertype, features }): [string, unknown] => [
    name,
    {
      ...{ '%NAME': name, '%SUPER_TYPE': supertype },
      ...Object.fromEntries(features.map((one) => [one.name, { '%NAME': one.name, '%RANGE': one.range }])),
    },
  ]);
  yield `{\n  "%TYPES": ${JSON.stringify(Object.fromEntries(described))},\n  "%FEATURE_STRUCTURES": [`;
  let between = '\n    ';
  let number = 0;
  for (const { id, name, mime, text } of sofas.values()) {
    number += 1;
    const sofa = { '%ID': id, '%TYPE': SOFA, sofaNum: number, sofaID: name, mimeType: mime, sofaString: text };
    yield `${between}${JSON.stringify(sofa)}`;
    between = ',\n    ';
  }
  for (const { id, type, features } of structures.values()) {
    const fields = [...features].map(([name, value]): [string, CasValue] =>
      isRef(value) ? [`@${name}`, value.ref] : [name, value],
    );
    yield `${between}${JSON.stringify({ '%ID': id, '%TYPE': type, ...Object.fromEntries(fields) })}`;
    between = ',\n    ';
  }
  const listed = views.map(({ sofa, members }): [string, unknown] => [
    sofas.get(sofa ?? -1)?.name ?? '_InitialView',
    { '%SOFA': sofa, '%MEMBERS': members },
  ]);
  yield `\n  ],\n  "%VIEWS": ${JSON.stringify(Object.fromEntries(listed))}\n}\n`;
}
