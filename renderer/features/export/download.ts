/** Hands a file to the browser's downloads. */
export function download(fileName: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // The download has its own hold on the bytes once it has begun; a minute is ample for that.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
