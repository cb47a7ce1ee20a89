/** Does one thing after the other, whatever becomes of each: what reads never undoes what was written meanwhile. */
export const createInOrder = () => {
  let queue: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  };
};
