/**
 * The same place counted in other units: code points (W3C Web Annotation, brat, Prodigy) and UTF-8 bytes. Inside the
 * product offsets are UTF-16 code units; each format converts at its edge with one of these maps, made once per text.
 */

/** Code units between two entries of a map's table: a look-up walks at most this far. */
const STEP = 256;

/** Turns an offset in one unit into the same place in another. Throws a RangeError where there is no such place. */
export type OffsetMap = (offset: number) => number;

/** Returns the map from UTF-16 code units to code points. It throws inside a surrogate pair and outside the text. */
export function toCodePoint(text: string): OffsetMap {
  return outwards(text, () => 1, 'code unit');
}

/** Returns the map from code points to UTF-16 code units. It throws outside the text. */
export function fromCodePoint(text: string): OffsetMap {
  return inwards(text, () => 1, 'code point');
}

/**
 * Returns the map from UTF-16 code units to bytes of the text in UTF-8 (RFC 3629) without a byte order mark. It throws
 * inside a surrogate pair and outside the text. A lone surrogate counts three bytes, as the U+FFFD an encoder puts there.
 */
export function toByte(text: string): OffsetMap {
  return outwards(text, bytesOf, 'code unit');
}

/** Returns the map from bytes of the text in UTF-8 to UTF-16 code units. It throws inside a character and outside. */
export function fromByte(text: string): OffsetMap {
  return inwards(text, bytesOf, 'byte');
}

const bytesOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

interface Table {
  /** Places in code units, every STEP or one more, so that none is inside a surrogate pair. */
  readonly units: readonly number[];
  /** The same places in the other unit. */
  readonly others: readonly number[];
}

function tableOf(text: string, width: (point: number) => number): Table {
  const units = [0];
  const others = [0];
  let other = 0;
  let next = STEP;
  for (let at = 0; at < text.length;) {
    const point = text.codePointAt(at) ?? 0;
    at += point > 0xffff ? 2 : 1;
    other += width(point);
    if (at >= next) {
      units.push(at);
      others.push(other);
      next = at + STEP;
    }
  }
  return { units, others };
}

function outwards(text: string, width: (point: number) => number, unit: string): OffsetMap {
  const { units, others } = tableOf(text, width);
  return (offset) => {
    if (!Number.isInteger(offset) || offset < 0 || offset > text.length) throw outside(offset, unit);
    const entry = lastNotAbove(units, offset);
    let at = units[entry] ?? 0;
    let other = others[entry] ?? 0;
    while (at < offset) {
      const point = text.codePointAt(at) ?? 0;
      at += point > 0xffff ? 2 : 1;
      other += width(point);
    }
    if (at !== offset) throw new RangeError(`The offset ${offset} (${unit}s) cuts a character in two.`);
    return other;
  };
}

function inwards(text: string, width: (point: number) => number, unit: string): OffsetMap {
  const { units, others } = tableOf(text, width);
  return (offset) => {
    if (!Number.isInteger(offset) || offset < 0) throw outside(offset, unit);
    const entry = lastNotAbove(others, offset);
    let at = units[entry] ?? 0;
    let other = others[entry] ?? 0;
    while (other < offset && at < text.length) {
      const point = text.codePointAt(at) ?? 0;
      at += point > 0xffff ? 2 : 1;
      other += width(point);
    }
    if (other < offset) throw outside(offset, unit);
    if (other > offset) throw new RangeError(`The offset ${offset} (${unit}s) cuts a character in two.`);
    return at;
  };
}

const outside = (offset: number, unit: string): RangeError =>
  new RangeError(`The offset ${offset} (${unit}s) lies outside the text.`);

/** The index of the last entry that is not above the value; the list rises and its first entry is 0. */
function lastNotAbove(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
