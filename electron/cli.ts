/** `crossread`: the engine on the command line. */
import { complain, reasonOf } from './cli/output.ts';
import { createProgram } from './cli/program.ts';

// `crossread export … --out - | head` closes the pipe early; that is no fault of the export's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

try {
  await createProgram().parseAsync();
} catch (error) {
  const reason = reasonOf(error);
  if (reason === undefined) throw error;
  complain(reason);
}
