import { expect, test } from "vitest";
import { csvOf, escapeHtml, htmlOf, jsonOf } from "./export.formats.ts";

async function* pages<T>(...all: T[]) {
  yield* all;
}
const textOf = async (texts: AsyncIterable<string>): Promise<string> => {
  let all = "";
  for await (const text of texts) all += text;
  return all;
};

test("F1 CSV has its words first, then a line for each row", async () => {
  const made = await textOf(csvOf(["a", "b"], pages([{ a: "1", b: "x" }], [{ a: "2" }])));
  expect(made).toBe("\uFEFFa,b\r\n1,x\r\n2,\r\n");
});

test.each([[[]], [[[{ a: 1 }]]], [[[{ a: 1 }, { a: 2 }], [{ a: 3 }]]]])("F2 JSON of %j is a list", async (given) => {
  expect(JSON.parse(await textOf(jsonOf(pages(...given))))).toEqual(given.flat());
});

test("F3 a page has no script and carries no tag of anybody's words", async () => {
  const words = `<script>alert("x")</script><img src=x onerror='y'>`;
  const made = await textOf(
    htmlOf("2026", [
      { title: words, file: "hugs", words: ["sentAt"], count: 1, pages: pages([{ sentAt: words }]) },
      { title: "Nothing here", file: "none", words: ["a"], count: 0, pages: pages() },
    ]),
  );
  expect(made).not.toMatch(/<script|<img/);
  expect(made).toContain(escapeHtml(words));
  expect(made).toContain('<th scope="col">sent at</th>');
  expect(made).toContain("<p>Nothing.</p>");
});
