import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { childOf, childrenOf, escapeAttribute, escapeText, notInXml, readXml } from '#shared/formats/xml.ts';
import type { XmlElement } from '#shared/formats/xml.ts';
import { encodeText } from '#shared/text/encoding.ts';

const rootOf = (xml: string | Uint8Array): XmlElement => {
  const read = readXml(typeof xml === 'string' ? encodeText(xml) : xml);
  if (!read.ok) throw new Error(`${read.place}: ${read.message}`);
  return read.root;
};
const refused = (xml: string | Uint8Array): string => {
  const read = readXml(typeof xml === 'string' ? encodeText(xml) : xml);
  if (read.ok) throw new Error('it was read');
  return `${read.place}: ${read.message}`;
};
const utf16 = (text: string, bigEndian = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(bigEndian ? bytes.swap16() : bytes);
};
const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

describe('an XML file', () => {
  test('is elements with attributes and text, by local names, each with its line', () => {
    const root = rootOf(
      '<?xml version="1.0"?>\n<p:a xmlns:p="urn:x" p:n="1" n="2">x<b/>y<![CDATA[<z>]]><b>&lt;&#x1F525;</b>\n</p:a>',
    );
    expect([root.name, root.uri, root.line, root.text]).toEqual(['a', 'urn:x', 2, 'xy<z>\n']);
    expect([root.attributes.get('p:n'), root.attributes.get('n')]).toEqual(['1', '2']);
    expect(childrenOf(root, 'b').map(({ text }) => text)).toEqual(['', '<🔥']);
    expect(childOf(root, 'c')).toBeUndefined();
  });

  test('may have attributes and elements that objects inherit or are made of', () => {
    const root = rootOf('<constructor __proto__="1" toString="2"><__proto__ hasOwnProperty="3"/></constructor>');
    expect([...root.attributes]).toEqual([
      ['__proto__', '1'],
      ['toString', '2'],
    ]);
    expect(childOf(root, '__proto__')?.attributes.get('hasOwnProperty')).toBe('3');
  });

  test('has line ends and white space as XML 1.0 (2.11, 3.3.3) has them', () => {
    const root = rootOf('<a n="1\r\n2&#13;&#10;3">1\r\n2\r3&#13;</a>');
    expect([root.attributes.get('n'), root.text]).toEqual(['1 2\r\n3', '1\n2\n3\r']);
  });

  test.each([
    '<a>&lt;</a',
    '<a><b></a>',
    '<a',
    '',
    '   ',
    'plain text',
    '<a/><b/>',
    '<a n=1/>',
    '<a n="1" n="2"/>',
    '<p:a/>',
    '<a>&#xD800;</a>',
    '<a>&#0;</a>',
    '<a>\u0001</a>',
    '{"a": 1}',
  ])('is refused where it is none: %j', (xml) => {
    expect(refused(xml)).toMatch(/^(?:line \d+, column \d+)?: [A-Z].*\.$/s);
  });

  test('that breaks off says where', () => {
    expect(refused('<a>\n<b>\n<c')).toMatch(/^line 3, column 2: /);
  });
});

describe('encodings', () => {
  const body = '<a n="é">שלום 🔥</a>';
  const expected = (root: XmlElement): void => {
    expect([root.attributes.get('n'), root.text]).toEqual(['é', 'שלום 🔥']);
  };

  test('UTF-8 with and without a mark, UTF-16 of both orders with and without', () => {
    for (const declaration of ['', '<?xml version="1.0"?>\n']) {
      const xml = `${declaration}${body}`;
      for (const mark of ['', '\uFEFF']) {
        expected(rootOf(`${mark}${xml}`));
        expected(rootOf(utf16(`${mark}${xml}`)));
        expected(rootOf(utf16(`${mark}${xml}`, true)));
      }
    }
    expected(rootOf(utf16(`<?xml version="1.0" encoding="UTF-16"?>${body}`)));
  });

  test('a declared one, and a declared UTF-16 that is none', () => {
    expect(rootOf(latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>')).text).toBe('é');
    expected(rootOf(`<?xml version='1.0' encoding='utf-16' standalone="yes"?>${body}`));
    expect(rootOf('<a encoding="no-such">é</a>').text).toBe('é');
  });

  test('bytes that are not in it are found', () => {
    expect(refused(latin1('<a>1234567\xe9</a>'))).toMatch(/^byte 10: .*UTF-8/);
    expect(refused(latin1('<?xml version="1.0" encoding="klingon"?><a/>'))).toMatch(/^line 1: .*klingon/);
    expect(refused(utf16('<a>\ud83d</a>'))).toMatch(/^byte \d+: .*UTF-16LE/);
  });
});

describe('attacks', () => {
  test('entities are not declared, not expanded and not fetched', () => {
    const levels = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
    const laughs = `<!DOCTYPE a [<!ENTITY l0 "ha">${levels.join('')}]><a>&l9;</a>`;
    const external = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
    const parameter = '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]><a/>';
    for (const xml of [laughs, external, parameter]) expect(refused(xml)).toMatch(/declares entities of its own/);
    expect(refused('<a>&x;</a>')).toMatch(/entity/);
    expect(refused('<a>&constructor;</a>')).toMatch(/entity/);
  });

  test('a document type that declares no entity says nothing; a document outside is not asked for', () => {
    expect(rootOf('<!DOCTYPE a [<!ELEMENT a (#PCDATA)><!ATTLIST a n CDATA "1">]><a>x</a>').text).toBe('x');
    expect(rootOf('<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a>x</a>').text).toBe('x');
    expect(rootOf('<!DOCTYPE a PUBLIC "-//x//y" "file:///etc/passwd"><a>x</a>').text).toBe('x');
  });

  test('elements are nested so deep and no deeper', () => {
    const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    expect(rootOf(nested(100)).name).toBe('a');
    expect(refused(nested(101))).toMatch(/nested more than 100 deep/);
    expect(refused('<a>'.repeat(1_000_000))).toMatch(/nested more than 100 deep/);
  });

  test('what is merely large is read', () => {
    const long = 'x'.repeat(5_000_000);
    expect(rootOf(`<a n="${long}"/>`).attributes.get('n')).toHaveLength(long.length);
    expect(rootOf(`<a>${'&amp;x'.repeat(200_000)}</a>`).text).toHaveLength(400_000);
    const wide = Array.from({ length: 2_000 }, (_, n) => `n${n}="${n}"`).join(' ');
    expect(rootOf(`<a ${wide}/>`).attributes.size).toBe(2_000);
    expect(rootOf(`<a>${'<b c="d"/>\n'.repeat(100_000)}</a>`).children).toHaveLength(100_000);
    expect(refused(`<a ${'n="1" '.repeat(50_000)}/>`)).not.toBe('');
    expect(refused(`<!DOCTYPE a [${'<!ELEMENT a ANY>'.repeat(20_000)}`)).not.toBe('');
    expect(refused('<'.repeat(1_000_000))).not.toBe('');
  });

  test('no bytes at all make it throw', () => {
    const parts = [
      '<a>',
      '</a>',
      '<a ',
      'b="',
      '"',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?xml ',
      '?>',
      '&',
      ';',
      '\0',
      '<!DOCTYPE',
      '[',
      'é',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts)), fc.uint8Array({ maxLength: 8 }), (pieces, noise) => {
        const read = readXml(new Uint8Array([...encodeText(pieces.join('')), ...noise]));
        if (!read.ok) expect(read.message).not.toBe('');
      }),
    );
  });
});

describe('what is written', () => {
  test('is read as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '\r\n', '\t"<&>\'', ']]>'), (words, more) => {
        const text = `${words}${more}`;
        fc.pre(notInXml(text) === -1);
        const root = rootOf(`<a n="${escapeAttribute(text)}">${escapeText(text)}</a>`);
        expect([root.attributes.get('n'), root.text]).toEqual([text, text]);
      }),
    );
  });

  test.each([
    ['a\tb\n\r', -1],
    ['🔥', -1],
    ['a\u0001', 1],
    ['\ufffe', 0],
    ['x\ud83d', 1],
    ['xy\udd25', 2],
    ['🔥\uffff', 2],
  ])('knows what XML cannot hold: %j at %i', (text, at) => {
    expect(notInXml(text)).toBe(at);
  });
});
