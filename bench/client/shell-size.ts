import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

export type ShellFile = { readonly path: string; readonly gzBytes: number };
export type Shell = {
  /** Page, scripts and styles without which the first page is not there. */
  readonly files: readonly ShellFile[];
  /** A page is readable in the system's letters until these came. */
  readonly fonts: readonly ShellFile[];
  /** What a first load must not bring, and does. */
  readonly intruders: readonly string[];
};

/** Words that only these parts contain; names given by a library to the outside world survive a minifier. */
const LAZY_PARTS = { "the scene (Pixi)": /PixiJS|gl_Position/, "the rooms' SDK": /joinOrCreate|reconnectionToken/ };
/** What only the first page of somebody new says. */
const FIRST_PAGE_SAYS = "What shall we call you?";

export const gzBytesOf = (body: string | Buffer): number => gzipSync(body, { level: 9 }).length;

/**
 * What `/` needs before somebody new can use it, by reading the built client: the page, what it names, and the chunk
 * of the first page with all that is fetched along with it. Throws a sentence when the build looks otherwise.
 */
export const readShell = (distFolder: string): Shell => {
  const text = (name: string): string => readFileSync(path.join(distFolder, name), "utf8");
  const html = text("index.html");
  const named = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(nameIn);
  const entry = named.find((name) => name.endsWith(".js"));
  if (entry === undefined) throw new Error("The built page names no script.");
  const names = new Set(["index.html", ...named, ...firstPage(text, text(entry))]);
  const scripts = [...names].filter((name) => name.endsWith(".js"));
  const styles = [...names].filter((name) => name.endsWith(".css")).map(text);
  const fonts = new Set(
    styles.flatMap((style) => [...style.matchAll(/url\(["']?\/(assets\/[^)"']+\.woff2)/g)].map(nameIn)),
  );
  const sized = (name: string): ShellFile => ({
    path: name === "index.html" ? "/" : `/${name}`,
    gzBytes: gzBytesOf(readFileSync(path.join(distFolder, name))),
  });
  return { files: [...names].map(sized), fonts: [...fonts].map(sized), intruders: intrudersIn(scripts.map(text)) };
};

export const intrudersIn = (scripts: readonly string[]): string[] =>
  Object.entries(LAZY_PARTS).flatMap(([part, sign]) => (scripts.some((script) => sign.test(script)) ? [part] : []));

const nameIn = ([, name = ""]: RegExpMatchArray): string => name;

/** Vite's list of what is preloaded with each lazy import, of which the first page is one. */
const firstPage = (text: (name: string) => string, entry: string): string[] => {
  const list = /m\.f\|\|\(m\.f=(\[[^\]]*\])\)/.exec(entry)?.[1];
  if (list === undefined) throw new Error("The built script has no list of what its lazy parts need.");
  const all = JSON.parse(list.replaceAll(/[`']/g, '"')) as string[]; // as: Vite's own list of file names
  for (const [, places = ""] of entry.matchAll(/__vite__mapDeps\(\[([\d,]+)\]\)/g)) {
    const needed = places.split(",").flatMap((place) => all[Number(place)] ?? []);
    if (needed[0]?.endsWith(".js") && text(needed[0]).includes(FIRST_PAGE_SAYS)) return needed;
  }
  throw new Error(`No lazy part of the built script says "${FIRST_PAGE_SAYS}".`);
};
