/** pdf.js ships no types for the half of it that reads; nothing of it is called from here. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  export const WorkerMessageHandler: unknown;
}
