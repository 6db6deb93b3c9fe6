/** Work that must not overlap. */

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Returns a function that runs each piece of work once all given to it before have ended, well or badly. */
export function takeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
}
