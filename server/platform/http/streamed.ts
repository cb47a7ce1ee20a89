/** What goes out as it is made, which an answer says by `x-accel-buffering: no`; null = it goes out whole, with its length. */
export const streamOf = ({ headers, body }: Response): ReadableStream<Uint8Array> | null =>
  headers.get("x-accel-buffering") === "no" ? body : null;
