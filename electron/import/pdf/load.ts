/**
 * pdf.js without a browser: no thread of its own (this is one already), no canvas, nothing drawn. Only its text is wanted.
 */
import { fileURLToPath } from 'node:url';

export interface TextItem {
  readonly str: string;
  readonly dir: string;
  /** Matrix of the text's place: `[a, b, c, d, x, y]`, y upwards. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}

export interface PdfPage {
  getTextContent(options: {
    includeMarkedContent: boolean;
  }): Promise<{ readonly items: readonly (TextItem | { readonly type: string })[] }>;
  getViewport(options: { scale: number }): {
    readonly transform: readonly number[];
    readonly height: number;
  };
  cleanup(): boolean;
}

export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<{ readonly info: Readonly<Record<string, unknown>> }>;
}

interface Pdfjs {
  getDocument(options: object): { readonly promise: Promise<PdfDocument>; destroy(): Promise<void> };
}

let loaded: Promise<Pdfjs> | undefined;

/** Returns the document and a way to let go of it. Throws what pdf.js throws: its errors have telling names. */
export async function openPdf(bytes: Uint8Array): Promise<{ document: PdfDocument; close: () => Promise<void> }> {
  const pdfjs = await (loaded ??= load());
  const task = pdfjs.getDocument({
    // A copy: pdf.js keeps what it is given.
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    cMapUrl: mapsFolder(),
    cMapPacked: true,
  });
  try {
    return { document: await task.promise, close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    throw error;
  }
}

/** Where the tables lie that name the characters of older Chinese, Japanese and Korean documents. */
function mapsFolder(): string {
  const beside = import.meta.url.endsWith('.ts')
    ? new URL('../../../node_modules/pdfjs-dist/cmaps/', import.meta.url)
    : new URL('./cmaps/', import.meta.url);
  return fileURLToPath(beside);
}

async function load(): Promise<Pdfjs> {
  const scope = globalThis as { DOMMatrix?: unknown; ImageData?: unknown; Path2D?: unknown; pdfjsWorker?: unknown };
  // It asks for these when it is loaded and uses them only to draw.
  scope.DOMMatrix ??= class {};
  scope.ImageData ??= class {};
  scope.Path2D ??= class {};
  const { warn } = console;
  // It would say, where people read what the program says, that it cannot draw.
  console.warn = () => undefined;
  try {
    // @ts-expect-error -- this half of it has no types, and nothing of it is called from here
    scope.pdfjsWorker = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return (await import('pdfjs-dist/legacy/build/pdf.mjs')) as unknown as Pdfjs;
  } finally {
    console.warn = warn;
  }
}
