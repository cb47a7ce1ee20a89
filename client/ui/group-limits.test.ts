import { expect, test } from "vitest";
import {
  GATHERING_MS,
  GROUP_CAPACITY_MAX,
  GROUP_DESCRIPTION_MAX,
  GROUP_LEAST,
  GROUP_NAME_MAX,
  SCHEDULE_AHEAD_MAX_MS,
} from "#shared/schema/group-hug.ts";
import { MESSAGE_MAX } from "#shared/schema/text.ts";
import { GROUP_LIMITS } from "./group-limits.ts";

test("the pages know the limits of the wire", () => {
  expect(GROUP_LIMITS).toEqual({
    name: GROUP_NAME_MAX,
    description: GROUP_DESCRIPTION_MAX,
    message: MESSAGE_MAX,
    leastPeople: GROUP_LEAST,
    mostPeople: GROUP_CAPACITY_MAX,
    gatheringMs: GATHERING_MS,
    scheduleAheadMs: SCHEDULE_AHEAD_MAX_MS,
  });
});
