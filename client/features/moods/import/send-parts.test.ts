import { expect, test } from "vitest";
import type { ImportedPart, NewMood } from "#shared/schema/mood.ts";
import type { Told } from "../../../net/state.ts";
import { NOTHING_SENT, sendParts, type Sent } from "./send-parts.ts";

const entry = (key: string): NewMood => ({ key }) as NewMood; // as: nothing else of it is read
const PARTS = [["a", "b"], ["c", "d"], ["e"]].map((keys) => keys.map(entry));

/** A server that has what it was sent once, and answers as `answers` say before it does. */
const createServer = (answers: Told<ImportedPart>[] = []) => {
  const has = new Set<string>();
  const waits: number[] = [];
  const progress: Sent[] = [];
  return {
    has,
    waits,
    progress,
    sender: (isStopped = () => false) => ({
      send: async (entries: readonly NewMood[]): Promise<Told<ImportedPart>> => {
        const answer = answers.shift();
        if (answer && !answer.ok) return answer;
        const added = entries.filter(({ key }) => !has.has(key));
        for (const { key } of added) has.add(key);
        return answer ?? { ok: true, value: { importId: "i", added: added.length } };
      },
      wait: async (ms: number) => void waits.push(ms),
      isStopped,
      onSent: (sent: Sent) => void progress.push(sent),
    }),
  };
};

test("parts go one after another, and again they add nothing", async () => {
  const server = createServer();
  expect(await sendParts(PARTS, NOTHING_SENT, server.sender())).toBe("done");
  expect(server.progress.map(({ entries }) => entries)).toEqual([2, 4, 5]);
  expect(await sendParts(PARTS, NOTHING_SENT, server.sender())).toBe("done");
  expect(server.progress.at(-1)).toMatchObject({ entries: 5, added: 0, importId: "i" });
});

test("when the network goes, what is left goes on from there", async () => {
  const server = createServer([
    { ok: true, value: { importId: "i", added: 2 } },
    { ok: false, refusal: { code: "offline" } },
  ]);
  expect(await sendParts(PARTS, NOTHING_SENT, server.sender())).toEqual({ failed: { code: "offline" } });
  expect(await sendParts(PARTS, server.progress.at(-1) ?? NOTHING_SENT, server.sender())).toBe("done");
  expect([...server.has]).toEqual(["a", "b", "c", "d", "e"]);
  expect(server.progress.at(-1)?.added).toBe(5);
});

test("a busy server is waited for as long as it asks, and not for ever", async () => {
  const busy = { ok: false, refusal: { code: "too_many", retryAfterMs: 700 } } as const;
  const server = createServer([busy, busy]);
  expect(await sendParts(PARTS, NOTHING_SENT, server.sender())).toBe("done");
  expect(server.waits).toEqual([700, 700]);
  const always = createServer(Array.from({ length: 50 }, () => busy));
  expect(await sendParts(PARTS, NOTHING_SENT, always.sender())).toEqual({ failed: busy.refusal });
  expect(always.waits).toHaveLength(7);
});

test("an entry that the server names is left out and said, and the others of its part come", async () => {
  const server = createServer([{ ok: false, refusal: { code: "bad_message", path: "entries.1.note" } }]);
  expect(await sendParts(PARTS, NOTHING_SENT, server.sender())).toBe("done");
  expect([...server.has]).toEqual(["a", "c", "d", "e"]);
  expect(server.progress.at(-1)).toMatchObject({ entries: 4, refused: [{ key: "b" }] });
});

test("it stops between two parts when it is told to", async () => {
  const server = createServer();
  const end = await sendParts(
    PARTS,
    NOTHING_SENT,
    server.sender(() => server.has.size > 0),
  );
  expect(end).toBe("stopped");
  expect([...server.has]).toEqual(["a", "b"]);
});
