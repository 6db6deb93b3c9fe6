/** The commands and their options. Each lies in a file of its own and is loaded when it is called. */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Split } from '#shared/model/index.ts';
import type { AgreementOptions } from './agreement.ts';
import type { CoefficientOptions } from './coefficient.ts';
import { METRICS } from './coefficient/metrics.ts';
import type { ExportOptions } from './export.ts';
import { splitOf } from './export/split-option.ts';
import type { ImportOptions } from './import.ts';
import type { NewOptions } from './new.ts';
import type { ReportOptions } from './report.ts';
import type { ServeOptions } from './serve.ts';
import { VERSION } from './version.ts';

const JSON_OPTION = ['--json', 'write the result as JSON, for programs'] as const;

const TABLES = `
Tables, as JSON, or as CSV with the same names in its first line:
  κ, π, α-…               {"units": [{"item", "rater", "label"}]}; leave out the record of a missing rating
  u-alpha, gamma, span-f1 {"continuum": [{"rater", "begin", "end", "label"}], "length", "begin"}; ends are exclusive
  span-f1 of many texts   {"documents": [{"reference": [{"begin", "end", "label"}], "response": […]}]}
  muc … adjusted-rand     {"key": {"cluster": [[begin, end]]}, "response": {…}}; CSV: side,cluster,begin,end
A value that is undefined is null, with the reason; that is no error. Other keys and columns are left alone.`;

/** Returns the command line, ready to be parsed. */
export function createProgram(): Command {
  const program = new Command('crossread')
    .description('Reads articles against each other: projects, articles, annotations and datasets on the command line.')
    .version(VERSION)
    .addHelpText('after', '\nExit code 0 only if all was done. Errors are on standard error, one line each.');

  program
    .command('new')
    .description('make a project in a new or empty folder')
    .argument('<dir>', 'the project’s folder')
    .addOption(new Option('--name <name>', 'the project’s name (default: the folder’s)').conflicts('sample'))
    .addOption(new Option('--annotator <name>', 'who writes in it on this computer').conflicts('sample'))
    .option('--sample', 'make the sample project: seven articles, two annotators')
    .option(...JSON_OPTION)
    .action(async (dir: string, options: NewOptions) => {
      await (await import('./new.ts')).newCommand(dir, options);
    });

  program
    .command('import')
    .description('take articles, colleagues’ work and other tools’ annotations into a project')
    .argument('<dir>', 'the project’s folder')
    .argument(
      '<path...>',
      'articles (.txt, .md, .html, .mhtml, .docx, .pdf, .epub, .jsonl), annotation files (.crossread.json), project folders, zips of either, files of other tools (see `crossread formats`; told by what is in them), or folders to be searched for all but zips',
    )
    .option('--cut', 'leave out what looks like boilerplate at the head and foot of articles')
    .option('--replace', 'make an annotator’s work exactly what her file says, even if it is older than what is here')
    .option('--format <id>', 'other tools: the format of all that is named, instead of what it looks like')
    .option('--mapping <file>', 'other tools: what labels become, as --preview prints it, or “remembered”')
    .option(
      '--annotator <name>',
      'other tools: who made what the files give nobody for (default: named after the file)',
    )
    .option('--preview', 'other tools: print what would come in and the mapping, as JSON; nothing is written')
    .option(...JSON_OPTION)
    .action(async (dir: string, paths: string[], options: ImportOptions) => {
      await (await import('./import.ts')).importCommand(dir, paths, options);
    });

  program
    .command('export')
    .description('write a dataset')
    .argument('<dir>', 'the project’s folder')
    .option('--format <id>', 'one of those that `crossread formats` lists')
    .option('--recipe <name>', 'an export that was given a name; other options go before what it says')
    .option(
      '--out <path>',
      'the file to write, or a folder to write it into; of several files the folder itself, or a .zip; - for standard output (default: here, under its own name)',
    )
    .option('--annotator <name>', 'whose work, by name or id; may be given several times (default: all)', gather)
    .option('--gold [name]', 'the gold set: its adjudicator, by name or id, where there are several')
    .option('--articles <which>', 'only these: ids with commas between, or a title; may be given several times', gather)
    .option(
      '--claims <which>',
      'only these: ids with commas between, group:NAME, or words that they have; may be given several times',
      gather,
    )
    .option('--stances <which>', 'only these: ids or names, with commas between; may be given several times', gather)
    .option(
      '--split <how>',
      'in parts for training and testing, e.g. by=event,seed=1,train=80,dev=10,test=10,leaks=together (by: article or event; leaks: allow, together or drop)',
      split,
    )
    .option('--save-recipe <name>', 'keep this choice in the project under a name')
    .option('--force', 'replace what is there already')
    .option('--incomplete', 'export even though some files of the project cannot be read')
    .option(...JSON_OPTION)
    .action(async (dir: string, options: ExportOptions) => {
      await (await import('./export.ts')).exportCommand(dir, options);
    });

  program
    .command('report')
    .description('write what was settled, what was changed and why, and how far annotators agree')
    .argument('<dir>', 'the project’s folder')
    .option('--annotator <name>', 'the report for one annotator, by name or id; may be given several times', gather)
    .option('--project', 'the report on the project: agreement, method, how disagreements were settled')
    .option('--gold <name>', 'whose decisions, where there are several gold sets')
    .option('--seed <n>', 'of the intervals (default: 1)', whole)
    .requiredOption('--out <path>', 'the file or folder to write (all reports: a folder), or - for standard output')
    .option('--force', 'replace files that are there already')
    .option('--json', 'write JSON instead of HTML')
    .action(async (dir: string, options: ReportOptions) => {
      await (await import('./report.ts')).reportCommand(dir, options);
    });

  program
    .command('check')
    .description('name all that is wrong with a project or an annotation file')
    .argument('<target>', 'a project’s folder, or an annotation file')
    .option(...JSON_OPTION)
    .action(async (target: string, options: { json?: boolean }) => {
      await (await import('./check.ts')).checkCommand(target, options);
    });

  program
    .command('stats')
    .description('count articles, claims, spans, links and cells')
    .argument('<dir>', 'the project’s folder')
    .option(...JSON_OPTION)
    .action(async (dir: string, options: { json?: boolean }) => {
      await (await import('./stats.ts')).statsCommand(dir, options);
    });

  program
    .command('agreement')
    .description('compute how far annotators agree: spans, links, claims, stances, cells')
    .argument('<dir>', 'the project’s folder')
    .option(
      '--annotators <names>',
      'who is compared, by names or ids with commas between; ID.gold is a gold set (default: all but gold sets)',
      list,
    )
    .option('--reviewer <name>', 'whose word counts on which claims are the same, where several have spoken')
    .option('--gamma', 'compute γ as well, which takes longer')
    .option('--seed <n>', 'where chance starts, for intervals and γ (default: 1)', whole)
    .option('--explain', 'say what each figure counts and where it is from')
    .option(...JSON_OPTION)
    .action(async (dir: string, options: AgreementOptions) => {
      await (await import('./agreement.ts')).agreementCommand(dir, options);
    });

  program
    .command('coefficient')
    .description('compute one coefficient of agreement for a bare table')
    .argument('<file>', 'the table, JSON or CSV')
    .addHelpText('after', TABLES)
    .addOption(new Option('--metric <name>', 'which coefficient').choices(METRICS).makeOptionMandatory())
    .option('--category <label>', 'u-alpha: of one category only')
    .option('--order <labels>', 'alpha-ordinal: the labels from low to high, with commas between', list)
    .option('--reference <rater>', 'span-f1: whose spans are the reference (default: the first rater’s)')
    .option('--begin <n>', 'u-alpha: where the continuum begins (default: what the table says, else 0)', finite)
    .option('--length <n>', 'u-alpha: how long the continuum is (default: what the table says)', finite)
    .option('--alpha <n>', 'gamma: weight of positions (default: 1)', weight)
    .option('--beta <n>', 'gamma: weight of labels (default: 1)', weight)
    .option('--delta-empty <n>', 'gamma: what a unit without a partner costs (default: 1)', weight)
    .option('--samples <n>', 'gamma: how many chance continua are drawn (default: 30)', count)
    .option('--seed <n>', 'where chance starts, for gamma and for intervals (default: 1)', whole)
    .option(...JSON_OPTION)
    .action(async (file: string, options: CoefficientOptions) => {
      await (await import('./coefficient.ts')).coefficientCommand(file, options);
    });

  program
    .command('serve')
    .description('open the workbench in a browser')
    .argument('[dir]', 'the project’s folder (default: the start screen)')
    .option('--create', 'make the project if its folder is missing or empty')
    .option('--port <n>', 'port on 127.0.0.1 (default: any free one)', port)
    .option('--no-open', 'print the address and open nothing')
    .action(async (dir: string | undefined, options: ServeOptions) => {
      await (await import('./serve.ts')).serveCommand(dir, options);
    });

  program
    .command('formats')
    .description('list the formats that can be read and written')
    .option(...JSON_OPTION)
    .action(async (options: { json?: boolean }) => {
      (await import('./formats.ts')).formatsCommand(options);
    });

  return program;
}

function gather(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

function port(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535) throw new InvalidArgumentError('It must be a number from 0 to 65535.');
  return number;
}

function split(value: string): Split {
  const parsed = splitOf(value);
  if ('wrong' in parsed) throw new InvalidArgumentError(parsed.wrong);
  return parsed;
}

function list(value: string): string[] {
  return value.split(',').map((label) => label.trim());
}

function finite(value: string): number {
  const number = value.trim() === '' ? NaN : Number(value);
  if (!Number.isFinite(number)) throw new InvalidArgumentError('It must be a number.');
  return number;
}

function weight(value: string): number {
  const number = finite(value);
  if (number < 0) throw new InvalidArgumentError('It must be 0 or more.');
  return number;
}

function whole(value: string): number {
  const number = finite(value);
  if (!Number.isSafeInteger(number)) throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

function count(value: string): number {
  const number = whole(value);
  if (number < 1) throw new InvalidArgumentError('It must be 1 or more.');
  return number;
}
