import { CSV_MARK, csvLine, textOf } from "../csv.ts";
import type { GivenRow } from "./export.rows.ts";

type Pages = AsyncIterable<readonly GivenRow[]>;

/** A list, one row a line. */
export async function* jsonOf(pages: Pages): AsyncGenerator<string> {
  let isFirst = true;
  yield "[";
  for await (const page of pages) {
    yield page.map((row, at) => `${isFirst && at === 0 ? "\n" : ",\n"}${JSON.stringify(row)}`).join("");
    isFirst = false;
  }
  yield "\n]\n";
}

/** RFC 4180, with the mark by which spreadsheets know UTF-8. */
export async function* csvOf(words: readonly string[], pages: Pages): AsyncGenerator<string> {
  yield `${CSV_MARK}${csvLine(words)}`;
  for await (const page of pages) yield page.map((row) => csvLine(words.map((word) => row[word]))).join("");
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
/** `sentAt` reads "sent at". */
const spoken = (word: string): string => word.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const STYLE = `
  body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #2b2622; background: #fffaf5; }
  section { overflow-x: auto; } table { border-collapse: collapse; }
  th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid #e5dad0; }
  td { white-space: pre-wrap; max-width: 30rem; overflow-wrap: anywhere; } p { max-width: 40rem; }
  @media (prefers-color-scheme: dark) { body { color: #f3ebe4; background: #1d1917; } th, td { border-color: #453c36; } }`;

export type HtmlPart = {
  readonly title: string;
  readonly file: string;
  readonly words: readonly string[];
  readonly count: number;
  readonly pages: Pages;
};

async function* sectionOf({ title, file, words, count, pages }: HtmlPart): AsyncGenerator<string> {
  yield `<section id="${file}"><h2>${escapeHtml(title)}</h2>\n`;
  if (count === 0) return void (yield "<p>Nothing.</p></section>\n");
  yield `<table><thead><tr>${words.map((word) => `<th scope="col">${escapeHtml(spoken(word))}</th>`).join("")}</tr></thead><tbody>\n`;
  for await (const page of pages)
    yield page
      .map((row) => `<tr>${words.map((word) => `<td>${escapeHtml(textOf(row[word]))}</td>`).join("")}</tr>\n`)
      .join("");
  yield "</tbody></table></section>\n";
}

/** All of it to read, without a script; nothing in it is loaded from anywhere. */
export async function* htmlOf(madeAt: string, parts: readonly HtmlPart[]): AsyncGenerator<string> {
  yield `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Your data in HugMood</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head><body>
<h1>Your data in HugMood</h1>
<p>As it was on ${escapeHtml(madeAt)}. The folders <code>json</code> and <code>csv</code> hold the same for programs. Times are in UTC. Other people are named as you know them; who is gone is “someone”.</p>
<p>This is private. Keep it where nobody else looks.</p>
<nav><ul>${parts.map(({ title, file, count }) => `<li><a href="#${file}">${escapeHtml(title)}</a> (${count})</li>`).join("")}</ul></nav>
`;
  for (const part of parts) yield* sectionOf(part);
  yield "</body></html>\n";
}
