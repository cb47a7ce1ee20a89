import { expect, it } from "vitest";
import * as protocol from "#shared/schema/protocol.ts";
import * as codes from "./close-codes.ts";

it("close codes repeated for the first load are the protocol's", () => {
  expect({ ...codes }).toEqual({
    CLOSE_RESTARTING: protocol.CLOSE_RESTARTING,
    CLOSE_LEFT: protocol.CLOSE_LEFT,
    CLOSE_REMOVED: protocol.CLOSE_REMOVED,
    CLOSE_SIGNED_OUT: protocol.CLOSE_SIGNED_OUT,
    CLOSE_BROKEN: protocol.CLOSE_BROKEN,
  });
});
