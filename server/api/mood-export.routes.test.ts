import { expect, test } from "vitest";
import { valueOf } from "../services/testing/hug.ts";
import { newMood } from "../services/testing/mood.ts";
import { createDispatch } from "./dispatch.ts";
import { Limits } from "./limits.ts";
import { openApi } from "./testing/open-api.ts";

const exported = async (moods: readonly Parameters<typeof newMood>[0][]) => {
  const { routes, accounts, ways, world, userId, cookie } = await openApi();
  for (const of of moods) valueOf(await world.moods.create(userId, newMood(of)));
  valueOf(await world.moods.create(await world.addUser("Moss"), newMood({ note: "somebody else's" })));
  const { stepUp, staff } = ways;
  const rest = { keptAnswers: world.keptAnswers, nowMs: () => 0, onFailure: () => undefined };
  const dispatch = createDispatch({ routes, accounts, stepUp, staff, limits: new Limits(), ...rest });
  const request = new Request("http://127.0.0.1/api/moods/export", { headers: { cookie } });
  const response = await dispatch(request, { address: "127.0.0.1" });
  if (response === null) throw new Error("There is such a route.");
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};

test("a table of all moods, oldest first, by the clocks of their zones", async () => {
  const { headers, bytes } = await exported([
    { mood: "calm", note: "second", feltAtMs: Date.UTC(2025, 9, 26, 1, 30), tags: ["tea", "long walk"] },
    { mood: "grey", feltAtMs: Date.UTC(2025, 9, 25, 22, 5), valence: 0, arousal: 1, audience: "friends" },
    { mood: "away", feltAtMs: Date.UTC(2025, 9, 26, 12), timeZone: "Pacific/Apia" },
  ]);
  expect(headers.get("content-type")).toBe("text/csv");
  expect(headers.get("content-disposition")).toBe('attachment; filename="hugmood-moods.csv"');
  expect(headers.get("cache-control")).toBe("no-store");
  expect(bytes.toString()).toBe(
    [
      "\uFEFFdate,time,zone,mood,intensity,valence,arousal,tags,note,audience",
      "2025-10-26,00:05,Europe/Berlin,grey,0.5,0,1,,,friends",
      "2025-10-26,02:30,Europe/Berlin,calm,0.5,0.75,0.25,tea | long walk,second,nobody",
      "2025-10-27,01:00,Pacific/Apia,away,0.5,0.75,0.25,,,nobody",
      "",
    ].join("\r\n"),
  );
});

test("no spreadsheet carries anything of it out, and nobody's line becomes two", async () => {
  const { bytes } = await exported([
    { mood: "=1+1", tags: ["@SUM(A1)", 'quo"te'], note: '-2+3\n"two", lines' },
    { mood: "+calm", tags: ["tea"], note: '=HYPERLINK("http://x")', feltAtMs: Date.UTC(2025, 4, 7) },
  ]);
  const [, first, second] = bytes.toString().split("\r\n");
  expect(first).toContain(`,'=1+1,`);
  expect(first).toContain(`,"'@SUM(A1) | quo""te",`);
  expect(first).toContain(`,"'-2+3\n""two"", lines",`);
  expect(second).toContain(`,'+calm,`);
  expect(second).toContain(`,"'=HYPERLINK(""http://x"")",`);
});

test("nothing yet is a table without rows", async () => {
  const { bytes } = await exported([]);
  expect(bytes.toString()).toBe("\uFEFFdate,time,zone,mood,intensity,valence,arousal,tags,note,audience\r\n");
});
