/** The names of the two channels. */
export const CALL_CHANNEL = 'crossread:call';
export const EVENT_CHANNEL = 'crossread:event';
