/** The program's name and version, as exports carry it. */
import manifest from '../../package.json' with { type: 'json' };

export const VERSION: string = manifest.version;
export const GENERATOR = `Crossread ${VERSION}`;
