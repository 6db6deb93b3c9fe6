/** Hands files to the browser's downloads. */

/** A text that the page holds. */
export function download(fileName: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }));
  follow(url, fileName);
  // The download has its own hold on the bytes once it has begun; a minute is ample for that.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** A file that the engine has made, at an address that answers once. */
export function downloadFrom(address: string): void {
  follow(address, '');
}

function follow(url: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
