/**
 * Imported before anything that holds a schema: zod tries at each first schema whether it may compile code, and the page's
 * content security policy, which forbids that, would report the attempt.
 */
import { config } from 'zod';

config({ jitless: true });
