import { csvOf, htmlOf, jsonOf } from "./export.formats.ts";
import { wordsOf, type GivenPart } from "./export.parts.ts";
import type { GivenRow, RowReader } from "./export.rows.ts";
import type { ZipFile } from "./export.zip.ts";

/** Called with how much is done, 0 to 100, as it grows. */
type OnPercent = (percent: number) => Promise<void>;

/** The files of an export. Each of the three forms reads its rows anew, so that no form has to wait for another in memory. */
export const exportFiles = async (
  reader: RowReader,
  parts: readonly GivenPart[],
  madeAt: string,
  onPercent: OnPercent,
): Promise<readonly ZipFile[]> => {
  const counted: { readonly of: GivenPart; readonly count: number }[] = [];
  for (const of of parts) counted.push({ of, count: await reader.count(of) });
  const all = 3 * counted.reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  async function* pagesOf(of: GivenPart): AsyncGenerator<readonly GivenRow[]> {
    for await (const page of reader.pages(of)) {
      yield page;
      done += page.length;
      await onPercent(Math.min(99, Math.floor((100 * done) / Math.max(1, all))));
    }
  }
  const html = counted.map(({ of, count }) => {
    const { title, file } = of.part;
    return { title, file, words: wordsOf(of.part), count, pages: pagesOf(of) };
  });
  return [
    { name: "index.html", texts: htmlOf(madeAt, html) },
    ...parts.flatMap((of) => [
      { name: `json/${of.part.file}.json`, texts: jsonOf(pagesOf(of)) },
      { name: `csv/${of.part.file}.csv`, texts: csvOf(wordsOf(of.part), pagesOf(of)) },
    ]),
  ];
};
