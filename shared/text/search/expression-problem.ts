/**
 * What is wrong with a regular expression, and where. JavaScript's own message names no place; this reads the expression by
 * the grammar of ECMA-262 (22.2.1, with the `u` flag) as far as the first fault.
 */

export interface ExpressionProblem {
  /** A sentence for the person who typed it; characters are counted from 1. */
  readonly message: string;
  /** Where the fault begins, in UTF-16 code units of the expression; undefined if it cannot be told. */
  readonly at: number | undefined;
}

const FLAGS = 'u';
const SYNTAX = '^$\\.*+?()[]{}|/';
const CLASS_ESCAPES = 'dDwWsSbBfnrtv0';

/** Returns what is wrong with the regular expression, or undefined if it is sound. */
export function expressionProblem(source: string): ExpressionProblem | undefined {
  let words: string;
  try {
    new RegExp(source, FLAGS);
    return undefined;
  } catch (error) {
    words = error instanceof Error ? error.message : String(error);
  }
  const fault = new Reader(source).firstFault();
  if (fault !== undefined) {
    const place = [...source.slice(0, fault.at)].length + 1;
    return { message: `The expression is not valid at character ${place}: ${fault.reason}`, at: fault.at };
  }
  // "Invalid regular expression: /…/u: Invalid named reference"
  const reason = words.slice(words.lastIndexOf(': ') + 2);
  return {
    message: `The expression is not valid: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`,
    at: undefined,
  };
}

interface Fault {
  readonly at: number;
  readonly reason: string;
}

class Reader {
  private at = 0;
  private readonly open: number[] = [];
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  firstFault(): Fault | undefined {
    /** Whether there is something before this place that can be repeated. */
    let repeatable = false;
    while (this.at < this.source.length) {
      const at = this.at;
      const sign = this.source[at] ?? '';
      let fault: Fault | undefined;
      switch (sign) {
        case '\\':
          repeatable = !/^\\[bB]/.test(this.source.slice(at));
          fault = this.escape(false);
          break;
        case '[':
          repeatable = true;
          fault = this.set();
          break;
        case '(':
          repeatable = false;
          fault = this.group();
          break;
        case ')':
          if (this.open.length === 0)
            return { at, reason: 'this “)” closes nothing. For the sign itself write “\\)”.' };
          repeatable = !/^\(\?<?[=!]/.test(this.source.slice(this.open.pop()));
          this.at += 1;
          break;
        case '*':
        case '+':
        case '?':
        case '{':
          fault = this.quantifier(repeatable);
          repeatable = false;
          break;
        case '}':
        case ']':
          return { at, reason: `this “${sign}” closes nothing. For the sign itself write “\\${sign}”.` };
        default:
          repeatable = sign !== '|' && sign !== '^' && sign !== '$';
          this.at += 1;
      }
      if (fault !== undefined) return fault;
    }
    const open = this.open.at(-1);
    return open === undefined
      ? undefined
      : { at: open, reason: 'this “(” is never closed. For the sign itself write “\\(”.' };
  }

  private quantifier(repeatable: boolean): Fault | undefined {
    const at = this.at;
    const found = /^(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/.exec(this.source.slice(at));
    if (found === null) return { at, reason: 'this “{” begins no number of times. For the sign itself write “\\{”.' };
    const [whole, least, most] = found;
    if (!repeatable) {
      const sign = whole.length > 1 && whole.endsWith('?') ? whole.slice(0, -1) : whole;
      return {
        at,
        reason: `there is nothing before “${sign}” that it could repeat. For the sign itself write “\\${whole[0] ?? ''}”.`,
      };
    }
    if (least !== undefined && most !== undefined && most !== '' && Number(least) > Number(most)) {
      return { at, reason: `“${whole}” asks for at least ${least} and at most ${most}.` };
    }
    this.at += whole.length;
    return undefined;
  }

  private group(): Fault | undefined {
    const at = this.at;
    const rest = this.source.slice(at);
    const found = /^\((?:\?(?:[:=!]|<[=!]|<[\p{ID_Start}$_][\p{ID_Continue}$]*>|[ims]*(?:-[ims]*)?:))?/u.exec(rest);
    const whole = found?.[0] ?? '';
    if (whole === '(' && rest[1] === '?') {
      return { at, reason: `“${rest.slice(0, 3)}” begins no group that there is. A plain group is “(…)” or “(?:…)”.` };
    }
    this.open.push(at);
    this.at += whole.length;
    return undefined;
  }

  /** A set of characters, `[…]`. */
  private set(): Fault | undefined {
    const start = this.at;
    this.at += this.source[start + 1] === '^' ? 2 : 1;
    /** The character that a range may begin with, and where it stands. */
    let low: { value: number; at: number } | undefined;
    let ranging = false;
    while (this.at < this.source.length) {
      const at = this.at;
      const sign = this.source[at];
      if (sign === ']') {
        this.at += 1;
        return undefined;
      }
      if (sign === '-' && low !== undefined && !ranging && this.source[at + 1] !== ']') {
        ranging = true;
        this.at += 1;
        continue;
      }
      let value: number | undefined;
      if (sign === '\\') {
        const fault = this.escape(true);
        if (fault !== undefined) return fault;
        value = valueOf(this.source.slice(at, this.at));
      } else {
        value = this.source.codePointAt(at);
        this.at += value !== undefined && value > 0xffff ? 2 : 1;
      }
      if (ranging && low !== undefined && value !== undefined && low.value > value) {
        return { at: low.at, reason: `the range “${this.source.slice(low.at, this.at)}” runs backwards.` };
      }
      low = ranging || value === undefined ? undefined : { value, at };
      ranging = false;
    }
    return { at: start, reason: 'this “[” is never closed. For the sign itself write “\\[”.' };
  }

  private escape(inSet: boolean): Fault | undefined {
    const at = this.at;
    const rest = this.source.slice(at + 1);
    const sign = rest[0];
    if (sign === undefined)
      return { at, reason: 'the backslash at the end says nothing. For the sign itself write “\\\\”.' };
    const found =
      /^(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[pP]\{[^}]*\}|k<[^>]*>|0(?!\d)|[1-9]\d*)/.exec(
        rest,
      );
    const whole = found?.[0] ?? sign;
    if (/^[pP]\{/.test(whole) && !isSound(`\\${whole}`)) {
      return {
        at,
        reason: `“\\${whole}” names no property of characters. “\\p{L}” is any letter, “\\p{N}” any number.`,
      };
    }
    const known =
      found !== null ||
      SYNTAX.includes(sign) ||
      (inSet && sign === '-') ||
      (CLASS_ESCAPES.includes(sign) && sign !== '0');
    if (!known || (inSet && sign === 'B')) {
      const shown = [...rest][0] ?? sign;
      const hint = /[a-zA-Z0-9]/.test(shown) ? '' : ` The sign itself is written “${shown}”.`;
      return { at, reason: `“\\${shown}” means nothing.${hint}` };
    }
    this.at += 1 + whole.length;
    return undefined;
  }
}

/** The code point that an escape in a set stands for; undefined for those that stand for many. */
function valueOf(escape: string): number | undefined {
  const hex = /^\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))$/.exec(escape);
  const digits = hex?.[1] ?? hex?.[2] ?? hex?.[3];
  if (digits !== undefined) return parseInt(digits, 16);
  return /^\\[dDwWsSpPbfnrtvc0]/.test(escape) ? undefined : escape.codePointAt(1);
}

function isSound(source: string): boolean {
  try {
    new RegExp(source, FLAGS);
    return true;
  } catch {
    return false;
  }
}
