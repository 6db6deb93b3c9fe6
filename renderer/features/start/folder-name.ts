/** A folder's name for a project's name, fit for every system that a project may be copied to. */

/** Windows keeps these names for devices, with or without an extension. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * Returns the project's name as a folder name: without characters that Windows, macOS or Linux refuse, without a leading
 * dot (hidden) or trailing dots and spaces (Windows drops them), at most 80 characters. Empty if nothing is left.
 */
export function folderNameOf(projectName: string): string {
  const plain = projectName
    .replace(/[<>:"/\\|?*\p{Cc}]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\.+/, '');
  const short = [...plain]
    .slice(0, 80)
    .join('')
    .replace(/[. ]+$/, '')
    .trim();
  return DEVICE.test(short) ? `${short} project` : short;
}
