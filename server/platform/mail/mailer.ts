import { setTimeout as sleep } from "node:timers/promises";
import { createTransport } from "nodemailer";
import type { LetterWay } from "#shared/schema/account.ts";
import type { Log } from "../logger/logger.ts";

export type Letter = { readonly to: string; readonly subject: string; readonly text: string };

/** Sends letters after whoever asked has their answer, so that nobody can tell by the time it took whether there was one. */
export type Mailer = {
  readonly way: LetterWay;
  /** Never throws and never waits. A letter that cannot be sent after three tries is lost, and the log says so. */
  post(letter: Letter): void;
  /** Waits no longer between tries; what has not left within two seconds is lost. */
  close(): Promise<void>;
};

export type MailerOptions = {
  readonly log: Log;
  /** `smtp://user:password@host:587` or `smtps://…`; null = there is none. */
  readonly smtpUrl: string | null;
  /** Such as `HugMood <hugs@hugs.example>`. */
  readonly from: string;
  /** Without SMTP, on a machine of one's own: letters are printed in the log, links and all. */
  readonly isPrinting: boolean;
  readonly retryMs?: readonly number[];
};

const RETRY_MS = [2_000, 15_000];
const CONNECT_MAX_MS = 10_000;
/** A process that stops has eight seconds for everything. */
const CLOSE_MAX_MS = 2_000;

const createSmtpMailer = (url: string, { log, from, retryMs = RETRY_MS }: MailerOptions): Mailer => {
  const transport = createTransport({
    url,
    pool: true,
    connectionTimeout: CONNECT_MAX_MS,
    greetingTimeout: CONNECT_MAX_MS,
    socketTimeout: CONNECT_MAX_MS,
  });
  const underWay = new Set<Promise<void>>();
  const closing = new AbortController();
  const send = async (letter: Letter): Promise<void> => {
    for (const waitMs of [...retryMs, null]) {
      try {
        await transport.sendMail({ from, ...letter });
        return;
      } catch (error) {
        // The words of the library hold addresses; its code and the server's number do not.
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        if (waitMs === null) return void log.error({ code, responseCode }, "a letter could not be sent and is lost");
        log.warn({ code, responseCode }, "a letter could not be sent yet");
        await sleep(waitMs, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  };
  return {
    way: "mailed",
    post(letter) {
      const sending = send(letter).finally(() => underWay.delete(sending));
      underWay.add(sending);
    },
    async close() {
      closing.abort();
      await Promise.race([Promise.all(underWay), sleep(CLOSE_MAX_MS)]);
      transport.close();
    },
  };
};

export const createMailer = (options: MailerOptions): Mailer => {
  if (options.smtpUrl !== null) return createSmtpMailer(options.smtpUrl, options);
  return {
    way: options.isPrinting ? "printed" : "none",
    post: ({ to, subject, text }) => {
      if (options.isPrinting)
        options.log.info(`A letter to ${to}, which no SMTP_URL is set to send: ${subject}\n${text}`);
    },
    close: async () => undefined,
  };
};
