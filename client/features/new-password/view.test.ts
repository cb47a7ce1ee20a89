import { expect, test } from "vitest";
import { endOf } from "./view.ts";

test("NEW-1 a link that does not work ends it, a password that is refused does not", () => {
  expect(endOf({ code: "link_expired" })).toBe("link_expired");
  expect(endOf({ code: "bad_message", path: "token" })).toBe("no_link");
  expect(endOf({ code: "bad_message", path: "password" })).toBeNull();
  expect([endOf({ code: "weak_password" }), endOf({ code: "offline" })]).toEqual([null, null]);
});
