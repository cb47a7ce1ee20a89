import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export type Arrived = { readonly from: string; readonly to: readonly string[]; readonly text: string };
/** A mail server that keeps what it is sent. */
export type Mailbox = {
  readonly url: string;
  readonly letters: readonly Arrived[];
  /** The next so many are told to come again later. */
  refuseNext(count: number): void;
  close(): Promise<void>;
};

/** Quoted-printable (RFC 2045, 6.7), as letters with long lines or other letters than ASCII come. */
const plainOf = (raw: string): string => {
  if (!/content-transfer-encoding: quoted-printable/i.test(raw)) return raw;
  const bytes = raw
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
};

export const openMailbox = async (): Promise<Mailbox> => {
  const letters: Arrived[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => void chunks.push(chunk));
      stream.on("end", () => {
        if (refusals > 0) {
          refusals -= 1;
          return done(Object.assign(new Error("Come again later"), { responseCode: 451 }));
        }
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          text: plainOf(Buffer.concat(chunks).toString("latin1")),
        });
        done();
      });
    },
  });
  // A client that goes away in the middle is nothing to stop for.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo; // as: it listens on a port
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refuseNext: (count) => void (refusals = count),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
