import { expect, it } from "vitest";
import { isSameOrigin } from "./same-origin.ts";

const HOST = "127.0.0.1:2567";
const ask = (headers: Record<string, string>, publicUrl: URL | null = null) =>
  isSameOrigin(new Headers({ host: HOST, ...headers }), publicUrl);

it("believes what the browser says of the page that asks", () => {
  expect(ask({ "sec-fetch-site": "same-origin" })).toBe(true);
  expect(ask({ "sec-fetch-site": "none" })).toBe(true);
  expect(ask({ "sec-fetch-site": "cross-site" })).toBe(false);
  expect(ask({ "sec-fetch-site": "same-site", origin: `http://${HOST}` })).toBe(false);
});

it("without that, the Origin must be ours: the host asked, or the public address", () => {
  expect(ask({ origin: `http://${HOST}` })).toBe(true);
  expect(ask({ origin: "http://127.0.0.1:9" })).toBe(false);
  expect(ask({ origin: "null" })).toBe(false);
  expect(ask({ origin: "https://hugs.example" })).toBe(false);
  expect(ask({ origin: "https://hugs.example" }, new URL("https://hugs.example"))).toBe(true);
});

it("lets programs through, which are no page", () => {
  expect(ask({})).toBe(true);
});
