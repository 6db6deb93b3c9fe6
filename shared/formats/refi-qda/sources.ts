/** The texts that a project names: in its own file, or beside it in the archive. */
import { decodeText } from '../../text/encoding.ts';
import type { FormatFile } from '../foreign/corpus.ts';
import { childOf } from '../xml.ts';
import type { XmlElement } from '../xml.ts';

export type SourceText = { readonly raw: string } | { readonly why: string };

/** Finds the files of a project by the paths that it has for them (REFI-QDA Standard 1.5, 8.3 "Source paths"). */
export class Shelf {
  private readonly byPath = new Map<string, FormatFile>();
  private readonly byName = new Map<string, FormatFile | null>();
  private readonly base: string;

  constructor(files: readonly FormatFile[], projectPath: string) {
    this.base = projectPath.slice(0, projectPath.lastIndexOf('/') + 1).toLowerCase();
    for (const file of files) {
      const path = file.path.toLowerCase();
      if (!path.startsWith(this.base)) continue;
      this.byPath.set(path, file);
      const name = path.slice(path.lastIndexOf('/') + 1);
      // Two files of one name are told apart by their folders only.
      this.byName.set(name, this.byName.has(name) ? null : file);
    }
  }

  /** `internal://` is the archive's folder of sources, whose name differs from program to program. */
  find(path: string): FormatFile | undefined {
    const bare = path
      .trim()
      .replace(/^[a-z]+:\/{1,3}/i, '')
      .replaceAll('\\', '/');
    for (const each of new Set([bare, unescaped(bare)])) {
      const inside = each.replace(/^[./]+/, '').toLowerCase();
      const found =
        this.byPath.get(`${this.base}sources/${inside}`) ??
        this.byPath.get(`${this.base}${inside}`) ??
        this.byName.get(inside.slice(inside.lastIndexOf('/') + 1));
      if (found !== undefined && found !== null) return found;
    }
    return undefined;
  }
}

/**
 * Returns the plain text of a source or note as it stands in the file, a byte order mark included; or why there is none, as a
 * sentence.
 */
export function plainTextOf(source: XmlElement, shelf: Shelf): SourceText {
  const content = childOf(source, 'PlainTextContent')?.text ?? '';
  if (content !== '') return { raw: content };
  const path = source.attributes.get('plainTextPath') ?? '';
  if (path === '') {
    const rich = source.attributes.get('richTextPath') ?? '';
    return {
      why:
        rich === ''
          ? 'It has no text.'
          : `Its text is only there as a formatted document (${rich}), whose characters cannot be counted as the program that wrote it did. Export it with plain text.`,
    };
  }
  const file = shelf.find(path);
  if (file === undefined) return { why: `Its text (${path}) is not among the files. Take in the whole .qdpx.` };
  const [mark, encoding] = markOf(file.bytes);
  const text = decodeText(file.bytes, encoding);
  if (text === undefined) return { why: `Its text (${file.path}) is not UTF-8.` };
  return { raw: `${mark}${text}` };
}

function markOf([a, b, c]: Uint8Array): [mark: string, encoding: string] {
  if (a === 0xef && b === 0xbb && c === 0xbf) return ['\uFEFF', 'utf-8'];
  if (a === 0xff && b === 0xfe) return ['\uFEFF', 'utf-16le'];
  if (a === 0xfe && b === 0xff) return ['\uFEFF', 'utf-16be'];
  return ['', 'utf-8'];
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
