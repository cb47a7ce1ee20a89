import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createLog, errorFields, type LogOptions } from "./logger.ts";

function record(format: LogOptions["format"]) {
  const lines: string[] = [];
  const to = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  return { log: createLog({ level: "debug", format, to }), text: () => lines.join("") };
}

const PRIVATE = "Grandma Rosa";

describe("the log", () => {
  it.each(["json", "plain"] as const)("hides fields that could hold what people wrote (%s)", (format) => {
    const { log, text } = record(format);
    log.info(
      { name: PRIVATE, token: PRIVATE, deep: { message: PRIVATE, deeper: { cookie: PRIVATE } }, hugs: 3 },
      "words",
    );
    expect(text()).not.toContain(PRIVATE);
    expect(text()).toContain("words");
    expect(text()).toMatch(/hugs"?[=:]3/);
  });

  it("keeps of an error its kind, code and places, not the statement or the rows it quotes", () => {
    const cause = Object.assign(
      new Error(`insert into "users" ("display_name") values ('${PRIVATE}') - duplicate key`),
      { code: "23505" },
    );
    const fields = JSON.stringify(errorFields(new Error("could not be stored", { cause })));
    expect(fields).not.toContain(PRIVATE);
    expect(fields).toContain("23505");
    expect(fields).toContain("duplicate key");
    expect(JSON.stringify(errorFields(new Error(`select * from users where name = '${PRIVATE}'`)))).not.toContain(
      PRIVATE,
    );
    expect(JSON.stringify(errorFields(new Error(`first\nDETAIL: (${PRIVATE})`)))).not.toContain(PRIVATE);
  });

  it("prints plain lines without level at info, and with it elsewhere", () => {
    const { log, text } = record("plain");
    log.info("HugMood is at http://127.0.0.1:2567");
    log.warn({ err: new Error("x") }, "careful");
    expect(text()).toMatch(
      /^\d\d:\d\d:\d\d {2}HugMood is at http:\/\/127\.0\.0\.1:2567\n\d\d:\d\d:\d\d {2}warn {2}careful {2}err=\{/,
    );
  });
});
