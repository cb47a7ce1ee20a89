import { globalsUsed, memberOf, type GlobalUse } from "./globals.scan.ts";
import { nameOf, type Source } from "./source.scan.ts";
import { zoneOf } from "./zones.ts";

/** Where time and chance come from; everybody else gets them injected. */
const KEEPERS = ["server/platform/", "client/stage/", "client/net/", "client/touch/"];
/** What everybody must compute to the same bit, in Node and in every browser. */
const EXACT = ["shared/design/", "shared/step/"];
/** Functions of Math that ECMAScript defines exactly; the others may differ between engines (ECMA-262, 21.3.2). */
const EXACT_MATH = "abs ceil clz32 floor fround imul max min round sign sqrt trunc PI E SQRT2 SQRT1_2 LN2 LN10".split(
  " ",
);

const CLOCKS = /^(Date\.now|performance\.(now|timeOrigin)|process\.hrtime)\b/;
const TIMERS =
  /^(setTimeout|setInterval|setImmediate|requestAnimationFrame|requestIdleCallback|AbortSignal\.timeout)\b/;
const CHANCE = /^(Math\.random|crypto\.(randomUUID|getRandomValues))\b/;
/** From node:crypto; all of it at once ("*") would hide which. */
const CHANCE_IMPORTS = /^(\*|random|getRandomValues|webcrypto|generateKey)/;

/** Every use of environment, clocks, timers, chance or inexact arithmetic that is out of place, as sentences. */
export function effectRefusals(path: string, source: Source): string[] {
  const zone = zoneOf(path);
  if (zone === "tests and tools") return [];
  const isKeeper = zone !== "rules" && KEEPERS.some((place) => path.startsWith(place));
  const found: { line: number; says: string }[] = [];
  const say = (line: number, what: string, rule: string) => found.push({ line, says: `${what}: ${rule}` });

  for (const use of globalsUsed(source)) {
    if (/^process\.env\b/.test(use.path) && path !== "server/main.ts") {
      say(use.line, "reads process.env", "the environment is read in server/main.ts only");
    }
    const effect = isKeeper ? null : effectOf(use);
    if (effect) say(use.line, `uses ${use.path}`, `${effect} only in ${KEEPERS.join(", ")}`);
    if (isExact(path) && isInexact(use))
      say(use.line, `uses ${use.path}`, "engines differ in it; use + - * / and sqrt");
  }
  for (const { line, specifier, names } of source.imports) {
    const what = `imports "${specifier}"`;
    if (/^(node:)?process$/.test(specifier) && path !== "server/main.ts") {
      say(line, what, "the environment is read in server/main.ts only");
    }
    if (isKeeper) continue;
    if (/^(node:)?(timers|perf_hooks)/.test(specifier))
      say(line, what, `clocks and timers only in ${KEEPERS.join(", ")}`);
    const isChance = /^(node:)?crypto$/.test(specifier) && names.some((name) => CHANCE_IMPORTS.test(name));
    if (isChance || /^(nanoid|uuid)$/.test(specifier)) say(line, what, `chance only in ${KEEPERS.join(", ")}`);
  }
  for (const { node } of source.nodes) {
    const line = () => source.lineOf(node.start);
    const isPower = /^(Binary|Assignment)Expression$/.test(node.type) && /^\*\*=?$/.test(String(node["operator"]));
    if (isPower && isExact(path)) say(line(), "uses **", "engines differ in it; multiply");
    if (zone === "rules" && (node.type === "AwaitExpression" || node["async"] === true)) {
      say(line(), "waits", "rules never await; an outcome comes back as an event");
    }
  }
  return found.map(({ line, says }) => `${path}:${line} ${says}`);
}

const isExact = (path: string) => EXACT.some((place) => path.startsWith(place));

function effectOf({ path, node, parent }: GlobalUse): string | null {
  if (CLOCKS.test(path)) return "clocks are read";
  if (TIMERS.test(path)) return "timers run";
  if (CHANCE.test(path)) return "chance is drawn";
  const isMade = path === "Date" && parent?.["callee"] === node && Array.isArray(parent["arguments"]);
  if (!isMade) return null;
  const isNow = parent.type === "CallExpression" || (parent["arguments"] as unknown[]).length === 0; // as: checked above
  return isNow ? "clocks are read" : null;
}

/** Math itself handed on or taken apart hides which of its functions are used. */
function isInexact({ path, node, parent }: GlobalUse): boolean {
  if (path === "Math") return !(parent && memberOf(parent) !== "" && parent["object"] === node);
  const member = /^Math\.(\w+)$/.exec(path)?.[1];
  return member !== undefined && !EXACT_MATH.includes(member) && nameOf(node) === "";
}
