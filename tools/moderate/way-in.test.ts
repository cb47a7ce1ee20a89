import { afterEach, expect, it } from "vitest";
import { openWayIn, type WayIn } from "./way-in.ts";

let wayIn: WayIn | null = null;
afterEach(() => wayIn?.close());

const ask = (url: string, method = "GET") => fetch(url, { method, redirect: "manual" });

it("the link signs in and leads to the staff's page, on this machine alone", async () => {
  wayIn = await openWayIn("http://127.0.0.1:2567", "token-of-a-demo");
  expect(new URL(wayIn.link).hostname).toBe("127.0.0.1");
  const answer = await ask(wayIn.link);
  expect(answer.status).toBe(302);
  expect(answer.headers.get("location")).toBe("http://127.0.0.1:2567/staff");
  const [cookie = ""] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^hugmood\.session_token=token-of-a-demo; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400$/);
});

it("without its key, or by another method, there is nothing", async () => {
  wayIn = await openWayIn("http://127.0.0.1:2567", "token-of-a-demo");
  const { origin } = new URL(wayIn.link);
  for (const [url, method] of [
    [origin, "GET"],
    [`${origin}/staff`, "GET"],
    [`${wayIn.link}x`, "GET"],
    [wayIn.link, "POST"],
  ] as const) {
    const answer = await ask(url, method);
    expect(answer.status).toBe(404);
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
});
