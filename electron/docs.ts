/** `npm run docs`: writes the pages of docs/ that are made from the code. A test fails where one is out of date. */
import { writeFileSync } from 'node:fs';
import { keyboardMarkdown } from '#shared/actions/docs.ts';
import { annotationFileJsonSchema } from '#shared/formats/annotation-file/index.ts';
import { formatsMarkdown } from '#shared/formats/docs.ts';
import { formats } from '#shared/formats/index.ts';

const pages = {
  'formats.md': formatsMarkdown(formats),
  'keyboard.md': keyboardMarkdown(),
  'annotation-file.schema.json': `${JSON.stringify(annotationFileJsonSchema(), null, 2)}\n`,
};

for (const [name, content] of Object.entries(pages)) {
  writeFileSync(new URL(`../docs/${name}`, import.meta.url), content);
  console.log(`docs/${name}`);
}
