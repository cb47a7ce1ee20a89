/**
 * onnxruntime-node 1.30 aborts the whole process when its thread is ended while it is in native code: what it gives back
 * can no longer be made, and it takes that for fatal. So a thread says in shared memory when it is there, and whoever
 * wants to end it first takes that way from it. One guard a task.
 */
export type NativeGuard = Int32Array<SharedArrayBuffer>;

const OUTSIDE = 0;
const INSIDE = 1;
const ENDING = 2;

export const createNativeGuard = (): NativeGuard => new Int32Array(new SharedArrayBuffer(4));

/** In the worker, around everything that calls the runtime. Once the thread is to be ended it waits here for that. */
export const throughNative = async <T>(guard: NativeGuard, work: () => Promise<T>): Promise<T> => {
  if (Atomics.compareExchange(guard, 0, OUTSIDE, INSIDE) !== OUTSIDE) return new Promise<never>(() => undefined);
  try {
    return await work();
  } finally {
    Atomics.store(guard, 0, OUTSIDE);
  }
};

/** On the other side: whether the thread may be ended now. Then it never enters again. */
export const mayEnd = (guard: NativeGuard): boolean => Atomics.compareExchange(guard, 0, OUTSIDE, ENDING) !== INSIDE;
