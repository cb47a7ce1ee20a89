/** Lines go out together, about so many bytes. */
const CHUNK_BYTES = 64 * 1024;

/** Lines as bytes, made no faster than they are taken. Whoever stops taking them ends the reading. */
export const streamOfLines = (lines: AsyncIterable<string>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  const reading = lines[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let text = "";
      while (text.length < CHUNK_BYTES) {
        const { done, value } = await reading.next();
        if (done === true) {
          if (text !== "") controller.enqueue(encoder.encode(text));
          return controller.close();
        }
        text += `${value}\n`;
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await reading.return?.();
    },
  });
};
