import { afterEach, expect, it } from "vitest";
import { createLog } from "../logger/logger.ts";
import { createMailer, type MailerOptions } from "./mailer.ts";
import { openMailbox, type Mailbox } from "./testing/mailbox.ts";

const LETTER = { to: "fern@hugs.example", subject: "Hello", text: "A link: http://127.0.0.1/confirm#abc\n" };
const log = createLog({ level: "silent", format: "json" });
let mailbox: Mailbox | null = null;
afterEach(() => mailbox?.close());

const mailerTo = (options: Partial<MailerOptions>) =>
  createMailer({
    log,
    smtpUrl: null,
    from: "HugMood <hugs@hugs.example>",
    isPrinting: false,
    retryMs: [5, 5],
    ...options,
  });

it("a letter arrives by SMTP, whole, from whom it says", async () => {
  mailbox = await openMailbox();
  const mailer = mailerTo({ smtpUrl: mailbox.url });
  expect(mailer.way).toBe("mailed");
  mailer.post(LETTER);
  await mailer.close();
  expect(mailbox.letters).toMatchObject([{ to: ["fern@hugs.example"], from: "hugs@hugs.example" }]);
  expect(mailbox.letters[0]?.text).toContain("http://127.0.0.1/confirm#abc");
});

it("a server that refuses is asked again; one that refuses for ever costs the letter and nothing else", async () => {
  mailbox = await openMailbox();
  mailbox.refuseNext(2);
  const mailer = mailerTo({ smtpUrl: mailbox.url });
  mailer.post(LETTER);
  await mailer.close();
  expect(mailbox.letters).toHaveLength(1);
  mailbox.refuseNext(3);
  const other = mailerTo({ smtpUrl: mailbox.url });
  other.post(LETTER);
  await other.close();
  expect(mailbox.letters).toHaveLength(1);
});

it("a stop waits for no mail server", async () => {
  const mailer = mailerTo({ smtpUrl: "smtp://127.0.0.1:9", retryMs: [60_000, 60_000] });
  mailer.post(LETTER);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await mailer.close();
});

it("a server that is not there costs the letter and nothing else", async () => {
  const mailer = mailerTo({ smtpUrl: "smtp://127.0.0.1:9" });
  mailer.post(LETTER);
  await mailer.close();
});

it("without SMTP letters are printed on a machine of one's own, and nowhere else", async () => {
  const printed: string[] = [];
  const own = { ...log, info: (line: string) => void printed.push(line) } as unknown as MailerOptions["log"];
  const printing = mailerTo({ log: own, isPrinting: true });
  printing.post(LETTER);
  expect([printing.way, printed.join()]).toEqual(["printed", expect.stringContaining("/confirm#abc")]);
  const silent = mailerTo({ log: own });
  silent.post(LETTER);
  expect([silent.way, printed.length]).toEqual(["none", 1]);
});
