/** Stretches of the walk through the workbench, each a few pictures. */
import type { Page } from 'playwright';

type Shot = (name: string) => Promise<void>;

const FOOTBRIDGE = [
  'Share this story',
  'Footbridge shut after crack is found',
  'The footbridge over the Tarrow was shut on Monday after an inspector found a crack in its northern pier.',
  'The crack is forty centimetres long. “We closed it within the hour,” said the town’s engineer, Ilse Vandermoor.',
  '0 Comments',
  'Add a Comment',
].join('\n\n');

const ARABIC = [
  'فيضان في وادي تيفريل بعد فتح بوابة سد كويلمير',
  'قال مسؤولون إن بوابة في سد كويلمير انفتحت فجر الخميس من دون إنذار، فأغرقت مياهها 430 منزلا في بلدة ساريك.',
  'وأصيب أربعة عشر شخصا في ساريك، ولم يُقتل أحد. وقالت الشركة المشغلة إن مجسا معطلا كان السبب.',
  'وشكّك اتحاد عمال المياه في هذه الرواية، وقال إن مكبح البوابة كان خارج الخدمة منذ أكتوبر.',
].join('\n\n');

async function palette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(typed);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').waitFor({ state: 'detached' });
}

/** Takes in pasted text; `before` is called with its preview open. */
async function paste(page: Page, text: string, before?: () => Promise<void>): Promise<void> {
  const dialog = page.getByRole('dialog');
  const add = dialog.getByRole('button', { name: /add one article/i });
  await page.keyboard.press('Control+i');
  await dialog.locator('textarea').fill(text);
  await dialog.getByRole('button', { name: /read/i }).last().click();
  await add.waitFor();
  await before?.();
  await add.click();
  await dialog.waitFor({ state: 'detached' });
}

/** Four panes with the lines of the claim in focus, aligned on it, and its card. */
export async function across(page: Page, shot: Shot): Promise<void> {
  await shot('lines');
  await page.keyboard.press('l');
  await shot('aligned');
  await page.keyboard.press('k');
  await shot('peek');
  await page.keyboard.press('Escape');
}

/** The matrix, whole and filtered and sorted, with the quotes of a row. */
export async function matrix(page: Page, shot: Shot): Promise<void> {
  await page.keyboard.press('m');
  await page.getByRole('grid').waitFor();
  await shot('matrix');
  await page.keyboard.press('1');
  await page.keyboard.press('o');
  await page.keyboard.press('Control+Home');
  await shot('matrix-filtered');
  await page.keyboard.press('0');
  await page.keyboard.press('Escape');
}

/** Finding: actions, keys, words of all articles, words of one. */
export async function finding(page: Page, shot: Shot): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('span');
  await shot('palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('?');
  await shot('keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('the gate');
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Hits' }).waitFor();
  await page.keyboard.press('4');
  for (let line = 0; line < 3; line += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
  }
  await shot('concordance');
  await page.keyboard.press('Escape');
}

/** A claim that was retired, restored, rewritten and split, told by its details; what was done, as a list. */
export async function claims(page: Page, shot: Shot): Promise<void> {
  await palette(page, '#fourteen people');
  await palette(page, 'retire');
  await page.keyboard.press('Control+z');
  await palette(page, '#fourteen people');
  await palette(page, 'split');
  await page
    .getByRole('textbox', { name: 'New claim' })
    .fill('Fourteen people were taken to the Sarrick Infirmary after the flood of 12 March 2026.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await shot('split');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await palette(page, '#fourteen people were injured');
  await page.keyboard.press('d');
  await page.getByRole('dialog').waitFor();
  await shot('claim-details');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('h');
  await shot('history');
  await page.keyboard.press('Escape');
}

/** A span with tags and a note; the article's spans as a list; passages of all articles. */
export async function notes(page: Page, shot: Shot): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('.');
  await page.keyboard.press('q');
  await page.keyboard.press('a');
  await page.keyboard.insertText('The operator’s own figure: look for a second source.');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('i');
  await page.keyboard.press('ArrowDown');
  await shot('span-list');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Shift+I');
  await shot('passages');
  await page.keyboard.press('Escape');
}

/** The dataset on its way out: a split with its classes, the files of a folder, and both in a narrow window. */
export async function exporting(page: Page, shot: Shot): Promise<void> {
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export the dataset' });
  await dialog.getByRole('radio', { name: 'Links (JSON Lines)' }).check();
  await dialog.getByText('Split: none').press('Enter');
  await dialog.getByLabel('Parts for training and testing').selectOption('article');
  await dialog.getByRole('region', { name: 'The parts of the split' }).waitFor();
  await shot('export-split');
  await dialog.getByLabel('Parts for training and testing').selectOption('');
  await dialog.getByRole('radio', { name: /brat/ }).check();
  await dialog.getByRole('region', { name: 'The files' }).waitFor();
  await shot('export');
  const size = page.viewportSize();
  await page.setViewportSize({ width: 640, height: 800 });
  await shot('export-narrow');
  if (size !== null) await page.setViewportSize(size);
  await page.keyboard.press('Escape');
}

/** The import's preview, and an Arabic article beside English ones, linked to the claim in focus. */
export async function imports(page: Page, shot: Shot): Promise<void> {
  await paste(page, FOOTBRIDGE, () => shot('import'));
  await paste(page, ARABIC);
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+Shift+Enter');
  await page.keyboard.insertText('كويلمير');
  await page.keyboard.press('Enter');
  await page.locator('.reader').nth(2).waitFor();
  await palette(page, '#fourteen people were injured');
  await page.keyboard.press('Alt+3');
  await page.keyboard.press('Control+Home');
  for (let block = 0; block < 2; block += 1) await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await shot('arabic');
}
