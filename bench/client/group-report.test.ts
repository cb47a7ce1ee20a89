import { expect, it } from "vitest";
import { tableOf } from "../table.ts";
import { groupLineOf, groupRows } from "./group-report.ts";
import type { PlayedGroup } from "./play-group.ts";
import type { Shell } from "./shell-size.ts";

const shell: Shell = { files: [{ path: "/", gzBytes: 100_400 }], fonts: [], intruders: [] };
const played = (stops: Partial<PlayedGroup["stops"]> = {}): PlayedGroup => ({
  hug: {
    leadsMs: [1, 2, 3.456],
    timerLeadsMs: [-8, 4],
    delaysMs: [9],
    jsPerFrameMs: [1, 2],
    frameGapsMs: [16.7],
    missed: 0,
    allJsPerFrameMs: 1,
    kind: "canvas",
  },
  floorMs: [0.1],
  processorMs: [0.8, 1.5],
  stops: { stopMs: [0.5, 4.321], handledMs: [0.2, 0.4], presses: 2, whileFelt: 1, startsAfter: 0, ...stops },
  wire: { room: { bytes: 20_000, messages: 200 }, others: { bytes: 0, messages: 0 }, tookMs: 10_000 },
});

it("the last line says how many took part and how soon touch ended, in its fixed form", () => {
  expect(JSON.stringify(groupLineOf(shell, 50, played()))).toBe(
    '{"bench":"client","participants":50,"hapticLeadMs":{"min":1,"p99":3.46},"jsPerFrameMs":{"p95":2},' +
      '"stopMs":{"p99":4.32},"shellKbGz":100.4}',
  );
});

it("touch that ends late, not at all, or starts again is shown as a missed goal", () => {
  const sound = tableOf(groupRows(50, played()));
  expect(sound).not.toContain("MISSED");
  expect(sound).toMatch(/Down to the page .*2000 bytes a second in 20\.0 messages/);
  expect(tableOf(groupRows(50, played({ stopMs: [1, 150] })))).toMatch(/Touch ends after Leave .*150\.00 ms.*MISSED/);
  expect(tableOf(groupRows(50, played({ presses: 3 })))).toMatch(/did not end .*1 .*MISSED/);
  expect(tableOf(groupRows(50, played({ startsAfter: 1 })))).toMatch(/started again .*1 .*MISSED/);
});
