/** A file that cannot be taken in: the message is for the analyst and names the file, the place and the way out. */
export class SourceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SourceError';
  }
}
