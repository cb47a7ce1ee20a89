import { describe, expect, it, test } from "vitest";
import { PROBLEM_SENTENCES, problem, refusal } from "./problem.ts";
import { problemPage } from "./problem-pages.ts";

describe("a problem is what RFC 9457 says", () => {
  it("has type, title, status and detail beside our code, and its own media type", async () => {
    const response = refusal({ code: "bad_message", path: "being.colour" });
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({
      type: "/api/problems/bad_message",
      title: "Bad message",
      status: 400,
      detail: PROBLEM_SENTENCES.bad_message,
      code: "bad_message",
      path: "being.colour",
    });
  });

  it("says when to come again, in the header in whole seconds", async () => {
    const response = refusal({ code: "too_many", retryAfterMs: 1_200 });
    expect(response.headers.get("retry-after")).toBe("2");
    expect(await response.json()).toMatchObject({ code: "too_many", retryAfterMs: 1_200 });
  });

  it("keeps the headers it is given", () => {
    expect(problem(405, "method_not_allowed", { allow: "GET" }).headers.get("allow")).toBe("GET");
  });
});

test.each(Object.keys(PROBLEM_SENTENCES))("the type of %s leads to a page", async (code) => {
  const page = problemPage(`/api/problems/${code}`);
  expect(page?.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await page?.text()).toContain(`<code>${code}</code>`);
});

test.each(["", "toString", "__proto__", "no_such_code", "bad_message/x"])("%j has none", (code) => {
  expect(problemPage(`/api/problems/${code}`)).toBeNull();
});
