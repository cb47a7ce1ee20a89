import { expect, test } from "vitest";
import { actWords, yesWords } from "./approvals.view.ts";

const NOTHING = {
  act: "",
  aboutId: null,
  aboutName: "",
  category: null,
  caseId: null,
  groupHug: null,
  hours: null,
  fromMs: null,
  toMs: null,
};

test("what is asked, about whom, and for what", () => {
  const ben = { aboutId: "b", aboutName: "Ben" };
  expect(actWords({ ...NOTHING, ...ben, act: "ban", category: "hate" })).toBe("Ban for good: Ben, for hate");
  expect(actWords({ ...NOTHING, ...ben, act: "ban", hours: 4_800 })).toBe("Ban for 200 days: Ben");
  const reveal = { ...NOTHING, ...ben, act: "reveal_beyond_case" };
  expect(actWords({ ...reveal, caseId: "c" })).toBe("Read the words of a case of somebody else: Ben");
  expect(actWords({ ...reveal, groupHug: { id: "g", name: "By the sea" } })).toBe(
    "Read the words of “By the sea”: Ben",
  );
  const copy = { ...NOTHING, act: "export_audit" };
  const [first, second] = [Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 2)];
  expect(actWords({ ...copy, fromMs: first, toMs: second })).toBe("Take a copy of the audit of 1 November 2026");
  expect(actWords({ ...copy, fromMs: first, toMs: Date.UTC(2026, 11, 1) })).toBe(
    "Take a copy of the audit from 1 November 2026 to 30 November 2026",
  );
  expect(actWords({ ...NOTHING, act: "set_limits" })).toBe("set limits");
});

test("a yes to a ban is all it takes; anything else is for whoever asked", () => {
  expect(yesWords({ act: "ban" })).toBe("You said yes; it is done.");
  expect(yesWords({ act: "export_audit" })).toContain("Whoever asked");
});
