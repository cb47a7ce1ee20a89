import { logger } from "@colyseus/core";
import { expect, it } from "vitest";
import { routeColyseusLog } from "./colyseus-log.ts";
import type { Log } from "./logger.ts";

it("writes ten lines a second at most, and says how many it left out", () => {
  const written: { readonly detail: string; readonly leftOut?: number }[] = [];
  const keep = (fields: { readonly detail: string }): void => void written.push(fields);
  let nowMs = 0;
  routeColyseusLog({ debug: () => undefined, warn: keep } as unknown as Log, () => nowMs); // as: all that it calls
  for (let n = 0; n < 500; n += 1) logger.error(`line ${n}\n    at somewhere`);
  expect(written).toHaveLength(10);
  expect(written[9]).toEqual({ detail: "line 9" });
  nowMs = 1_000;
  logger.warn("later");
  expect(written[10]).toEqual({ detail: "later", leftOut: 490 });
});
