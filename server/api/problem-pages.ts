import { PROBLEMS_AT, titleOf } from "#shared/schema/problem.ts";
import { PROBLEM_SENTENCES } from "./problem.ts";

const WAITS = "It carries `retryAfterMs` and a Retry-After header.";
const MORE: Readonly<Record<string, string>> = {
  bad_message: "`path` names the field: as it stands in the body, or after `query.`, `params.` or `headers.`.",
  too_many: WAITS,
  try_later: WAITS,
  in_progress: WAITS,
};

const CODE = new RegExp(`^${PROBLEMS_AT}([a-z_]{1,60})$`);
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const marked = (text: string): string => escaped(text).replace(/`([^`]*)`/g, "<code>$1</code>");

/** The page that the `type` of a problem leads to; null = not such an address, or no such code. */
export function problemPage(pathname: string): Response | null {
  const code = CODE.exec(pathname)?.[1] ?? "";
  if (!Object.hasOwn(PROBLEM_SENTENCES, code)) return null;
  const sentence = PROBLEM_SENTENCES[code as keyof typeof PROBLEM_SENTENCES]; // as: it has it
  const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${titleOf(code)} - HugMood over HTTP</title>
    <link rel="icon" href="/icon.svg" />
    <link rel="stylesheet" href="/api/docs/explorer.css" />
  </head>
  <body>
    <main>
      <h1>${titleOf(code)}</h1>
      <p><code>${code}</code></p>
      <p>${marked(sentence)}</p>
      ${MORE[code] === undefined ? "" : `<p>${marked(MORE[code])}</p>`}
      <p><a href="/api/docs">Every route and its problems</a></p>
    </main>
  </body>
</html>
`;
  return new Response(page, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-cache" } });
}
