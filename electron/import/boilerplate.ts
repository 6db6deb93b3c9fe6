/**
 * Lines around an article that are not part of it: proposed for cutting, never cut unasked. Only whole lines at the very
 * head or foot are proposed, up to the first that is not on these lists.
 */
import type { Block } from '#shared/model/index.ts';
import { looksLikeTitle } from '#shared/text/blocks.ts';

/** Longest line that can be boilerplate: an article's own sentence may begin with "Read more", a label is short. */
const LONGEST = 120;

/** Anywhere at the head or foot. Each is matched against the whole line, without its bullets, arrows and final stop. */
const EITHER: readonly RegExp[] = [
  /^advertise?ment( continues below)?$/,
  /^sponsored( content| post)?$/,
  /^(share|tweet|email|print|save|copy link|listen|bookmark|comments?)$/,
  /^(share|like|save|print|email) (this|on)\b.*$/,
  /^(facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|threads|bluesky)( (facebook|twitter|x|whatsapp|telegram|linkedin|reddit|email|print))*$/,
  /^(subscribe|sign up|sign in|log in|register)\b.*$/,
  /^(get|join) (our|the) .*(newsletter|briefing|alerts?|app|channel)\b.*$/,
  /^(our |daily |free )?newsletters?$/,
  /^follow (us|our)\b.*$/,
  /^(image|photo|picture)( credits?| source)?: .*$/,
  /^\d+ (comments?|shares?|likes?|views?)$/,
  /^\d+ min(ute)?s?( read)?$/,
  /^(skip to|jump to|back to) .*$/,
  /^(anzeige|werbung|teilen|publicité|partager|publicidad|compartir|pubblicità|condividi|реклама|广告|分享|إعلان)$/,
];

const HEAD: readonly RegExp[] = [
  /^(home|menu|search|news|breaking( news)?|live|latest( news)?|top stories|exclusive)$/,
  /^(home|news|world)( [>»/|›] .*)+$/,
];

/** A section's name stands above a headline; anywhere else the same word may be a heading of the article. */
const SECTION =
  /^(world|uk|us|usa|europe|asia|africa|americas|middle east|politics|business|economy|markets|money|opinion|sports?|science|tech(nology)?|health|culture|environment|climate|local|national|international|society|monde|politik|wirtschaft|ausland|mundo|política|esteri)( news)?$/;

const FOOT: readonly RegExp[] = [
  /^(add|leave|post|write) (a |your )?(comment|reply|response)s?$/,
  /^(no|show|view|read|load|all|hide) (all )?comments?( yet)?$/,
  /^comments? (are )?(closed|off|disabled)\b.*$/,
  /^join the (conversation|discussion)$/,
  /^your e-?mail address will not be published.*$/,
  /^required fields are marked.*$/,
  /^(name|e-?mail|website|comment)( ?\*)$/,
  /^save my name\b.*$/,
  /^(source|sources|via|tags?|topics?|filed under|categor(y|ies)|quellen?|fuente|fonte)( ?: ?.*)$/,
  /^(faqs?|frequently asked questions|tags|topics|sources)$/,
  /^(read|see|learn|know|find out) (more|next|also)\b.*$/,
  /^(also|must) read\b.*$/,
  /^(more|related|recommended|trending|popular|similar) (from|in|on|news|stories|articles|posts|coverage|topics|reading|for you|now)\b.*$/,
  /^(related|recommended|trending|most read|most popular|you may (also )?like|you might (also )?like|up next|editor'?s'? picks?)$/,
  /^(previous|next) (article|post|story)\b.*$/,
  /^(load|show|view|see) (more|all|less)( .*)?$/,
  /^about (the|this) author$/,
  /^(©|\(c\) \d|copyright (©|\(c\)|\d)).*$/,
  /^all rights reserved\b.*$/,
  /^(terms( of (use|service))?|privacy( policy)?|cookies?( policy)?|contact( us)?|about( us)?)( [|·] .*)?$/,
  /^(reprints?|corrections?|report (an? )?(error|typo).*|download (our|the) app.*)$/,
];

/**
 * Returns where to cut, in UTF-16 code units of `text`: what lies before `head` and from `tail` on looks like boilerplate.
 * 0 and the text's length if nothing does, or if everything does.
 */
export function proposeCut(text: string, blocks: readonly Block[]): { head: number; tail: number } {
  const lines = blocks.map(({ start, end }) => text.slice(start, end));
  let first = 0;
  while (first < lines.length && isHead(lines[first] ?? '', lines[first + 1])) first += 1;
  let last = lines.length - 1;
  while (last >= first && isFoot(lines[last] ?? '')) last -= 1;
  const whole = { head: 0, tail: text.length };
  if (first > last) return whole;
  return {
    head: first === 0 ? 0 : (blocks[first]?.start ?? 0),
    tail: last === lines.length - 1 ? text.length : (blocks[last]?.end ?? text.length),
  };
}

function isHead(line: string, next: string | undefined): boolean {
  if (line.length > LONGEST) return false;
  const plain = plainLine(line);
  if (SECTION.test(plain)) return next !== undefined && looksLikeTitle(next);
  return listed(plain, EITHER) || listed(plain, HEAD);
}

function isFoot(line: string): boolean {
  if (line.length > LONGEST) return false;
  const plain = plainLine(line);
  return listed(plain, EITHER) || listed(plain, FOOT);
}

const listed = (line: string, list: readonly RegExp[]): boolean =>
  line !== '' && list.some((pattern) => pattern.test(line));

const plainLine = (line: string): string =>
  line
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/^[\s•·*–—→>»#+\-[\]]+|[\s.!:…→>»\]]+$/g, '')
    .replace(/\s+/g, ' ');
