import { settledLine, settledText, withoutStrange } from "#shared/schema/signs.ts";
import { visibleLength } from "#shared/schema/visible-length.ts";

/** One line as it is shown. A file is somebody's whole diary: what would be refused is left out of it. */
export const plainLine = (text: string): string => settledLine(withoutStrange(text.replaceAll(/\s+/g, " ")));
const shown = (text: string): string => settledText(withoutStrange(text.replaceAll("\t", " ")));

const BREAK = /<(?:br|\/p|\/div|\/li|\/h[1-6])\s*\/?>\n?/gi;
const FORMAT = /<\/?(?:b|i|u|s|em|strong|strike|span|font|p|div|ul|ol|li|h[1-6])(?:\s[^<>]*)?>/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };

/** A note without the marks of form that newer files have; what looks like any other mark is the person's own words. */
export const plainNote = (text: string): string => {
  const lines = text.replaceAll(/\r\n?/g, "\n");
  if (!/<\/?[a-z]/i.test(lines)) return shown(lines);
  const bare = lines
    .replaceAll(/<li(?:\s[^<>]*)?>/gi, "• ")
    .replaceAll(BREAK, "\n")
    .replaceAll(FORMAT, "");
  return shown(bare.replaceAll(/&(amp|lt|gt|quot|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole));
};

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Code units a visible character may have on average, as in `shared/schema/text.ts`. */
const UNITS = 4;

/** The first `max` visible characters of a text, and the rest of it; however long it is, only those are counted. */
export const cutTo = (text: string, max: number): { readonly kept: string; readonly left: string } => {
  if (text.length <= max || (text.length <= max * UNITS && visibleLength(text) <= max)) return { kept: text, left: "" };
  let [units, count] = [0, 0];
  for (const { segment } of segmenter.segment(text.slice(0, max * UNITS + 64))) {
    if (count === max || units + segment.length > max * UNITS) break;
    units += segment.length;
    count += 1;
  }
  return { kept: text.slice(0, units).trim(), left: text.slice(units).trim() };
};
