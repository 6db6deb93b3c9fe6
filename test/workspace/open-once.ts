/** Opens the project named on the command line, says whether it got the lock, and stays. */
import { openWorkspace } from '#electron/workspace/index.ts';

const workspace = await openWorkspace(process.argv[2] ?? '', { face: 'cli' });
console.log(workspace.readOnly === null ? 'open' : workspace.readOnly.reason);
setInterval(() => undefined, 1000);
