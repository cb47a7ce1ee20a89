import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { createTestSealing } from "../platform/sealing/testing/test-sealing.ts";
import { writeBackup } from "../platform/transfer/write-backup.ts";
import { messagePlace, needPlace, reactionPlace } from "./sealed-words.ts";
import { describeOnEachDatabase } from "./testing/each-world.ts";
import { expectSealed } from "./testing/sealed-columns.ts";
import { hugTo, valueOf } from "./testing/hug.ts";

const MARKER = "Zqxmarker";
const NEED_KEY = "00000000-0000-4000-8000-00000000feed";

describeOnEachDatabase("words at rest", (world, database) => {
  const meet = async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    await world().follow(ann, ben);
    await world().follow(ben, ann);
    return { ann, ben };
  };
  const dump = async (): Promise<string> => {
    const folder = mkdtempSync(join(tmpdir(), "hugmood-dump-"));
    const file = join(folder, "all.gz");
    await writeBackup({ database: database(), file, app: "0", nowMs: Date.now });
    const text = gunzipSync(readFileSync(file)).toString();
    rmSync(folder, { recursive: true });
    return text;
  };

  test("S14 a dump has no planted marker of any sealed column, and everybody who may read it reads it", async () => {
    const { ann, ben } = await meet();
    const hug = hugTo(ben, { message: `${MARKER} to Ben` });
    const { id } = valueOf(await world().hugs.send(ann, hug));
    valueOf(await world().hugs.react(ben, { hugId: id, emoji: "🌻", message: `${MARKER} to Ann` }));
    valueOf(await world().consents.askForHugs(ann, NEED_KEY, [ben], `${MARKER} to all`));
    for (const name of ["hugs.message", "hug_reactions.message", "hug_reactions.shown_message", "hug_requests.message"])
      await expectSealed(database(), name);
    const text = await dump();
    expect(text).toContain(id);
    expect(text).not.toContain(MARKER);

    const reaction = { emoji: "🌻", message: `${MARKER} to Ann` };
    for (const reader of [ann, ben]) {
      const shown = { id, message: hug.message, reaction };
      expect(await world().hugs.one(reader, id)).toMatchObject(shown);
      expect((await world().hugs.page(reader, null, 10))?.hugs).toMatchObject([shown]);
      expect((await world().inbox.snapshot(reader))?.hugs).toMatchObject([shown]);
      const events = await world().inbox.eventsAfter(reader, 0, 50);
      expect(events.find((event) => "hug" in event)).toMatchObject({ hug: shown });
      expect(events.find((event) => "reaction" in event)).toMatchObject({ reaction });
      for (const view of [await world().hugs.one(reader, id), (await world().inbox.snapshot(reader))?.hugs[0]])
        for (const kept of ["by", "to", "key"]) expect(view).not.toHaveProperty(kept);
    }
    expect((await world().inbox.snapshot(ben))?.requests).toMatchObject([{ message: `${MARKER} to all` }]);
  });

  test("S15 a repeat says the same under its key; other words under it do not", async () => {
    const { ann, ben } = await meet();
    const hug = hugTo(ben, { message: "the same words" });
    const first = await world().hugs.send(ann, hug);
    expect(await world().hugs.send(ann, hug)).toEqual(first);
    for (const message of ["other words", ""])
      expect(await world().hugs.send(ann, { ...hug, message })).toMatchObject({ refusal: { code: "key_reused" } });
    const reaction = { hugId: valueOf(first).id, emoji: "🌻", message: "thanks" };
    const said = await world().hugs.react(ben, reaction);
    expect(await world().hugs.react(ben, reaction)).toEqual(said);
    expect(valueOf(await world().hugs.react(ben, { ...reaction, message: "many thanks" }))).not.toEqual(valueOf(said));
  });

  test("S16 words of before stand as they are; words that were moved, or whose key is shredded, are empty", async () => {
    const { ann, ben } = await meet();
    const { id } = valueOf(await world().hugs.send(ann, hugTo(ben, { message: "hello" })));
    await database().rows("update hugs set message = 'of before' where id = $1", [id]);
    expect(await world().hugs.one(ben, id)).toMatchObject({ message: "of before" });
    const elsewhere = await createTestSealing(database()).seal(messagePlace(ann, NEED_KEY), "moved");
    await database().rows("update hugs set message = $2 where id = $1", [id, elsewhere]);
    await expect(world().hugs.one(ben, id)).rejects.toThrow(/does not open/);
    const other = valueOf(await world().hugs.send(ann, hugTo(ben, { message: "hello" })));
    await database().rows(
      "update user_keys set wrapped_key = null, master_key = null, shredded_at = now() where user_id = $1",
      [ann],
    );
    expect(await world().hugs.one(ben, other.id)).toMatchObject({ message: "" });
  });
});

test("S17 each kind of words has a place of its own", () => {
  const places = [messagePlace("a", "b"), reactionPlace("a", "b"), needPlace("a", "b")];
  expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(3);
});
