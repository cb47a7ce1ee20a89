import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NEVER_SAID } from "#shared/mood/insights/testing/never-said.ts";
import { scanSource } from "./source.scan.ts";

const ROOT = join(import.meta.dirname, "..");
/** Where everything is written that is said of moods and insights. */
const FOLDERS = [
  "shared/mood/insights",
  "shared/mood/daylio",
  "client/features/mood",
  "client/features/moods",
  "client/features/insights",
  "client/ui/charts",
];
const FILES = [
  ...["CommunityChoice.tsx", "NoteHint.tsx"].map((name) => `client/ui/${name}`),
  ...["HowYouAre.tsx", "mood.view.ts"].map((name) => `client/features/home/${name}`),
  ...["Moods.tsx", "NotesPlace.tsx", "SaveNotes.tsx", "BringNotes.tsx", "LeavesWith.tsx", "notes.words.ts"].map(
    (name) => `client/features/you/${name}`,
  ),
  "client/features/people/SharedMoods.tsx",
];
/** What is said not to be. */
const DENIED = ["they find no illness"];

const sources = [
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map(
      (name) => `${folder}/${name.replaceAll("\\", "/")}`,
    ),
  ),
  ...FILES,
].filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\/testing\//.test(path));

/** Texts of a file that people can read: of several words, or between tags. What is thrown is read by nobody. */
export const textsIn = (path: string, source: string): readonly string[] =>
  scanSource(path, source).nodes.flatMap(({ node, parent }) => {
    const { type, value } = node;
    if (type === "JSXText" && typeof value === "string") return value.trim() === "" ? [] : [value];
    const isThrown = parent?.type === "NewExpression" || parent?.type === "ImportDeclaration";
    if (type === "Literal" && typeof value === "string") return /\S\s+\S/.test(value) && !isThrown ? [value] : [];
    if (type !== "TemplateElement" || parent?.type !== "TemplateLiteral") return [];
    const { cooked } = value as { readonly cooked: string }; // as: that is what such a node has
    return cooked.trim() === "" ? [] : [cooked];
  });
const textsOf = (path: string) => textsIn(path, readFileSync(join(ROOT, path), "utf8"));
const said = (text: string): string =>
  DENIED.reduce((left, denied) => left.replace(denied, ""), text.replace(/\s+/g, " "));

describe("what is said of moods and insights", () => {
  test("is read from text between tags, from attributes, sentences and templates, and the test would notice", () => {
    const bad = `
      export const A = () => <p title="An early warning">You show <b>symptoms</b></p>;
      export const a = (n: number) => \`That \${n} is because of you\`;
      export const b = "Running causes joy", c = "failed", d = { kind: "not_enough" };`;
    const texts = textsIn("client/x.tsx", bad);
    expect(texts).toEqual([
      "An early warning",
      "You show ",
      "symptoms",
      "That ",
      " is because of you",
      "Running causes joy",
    ]);
    expect(texts.filter((text) => NEVER_SAID.test(text))).toHaveLength(4);
  });

  test("has no word of a diagnosis, a cure, a cause, a reproach or a warning, in whatever file it stands", () => {
    const found = sources.flatMap((path) =>
      textsOf(path)
        .filter((text) => NEVER_SAID.test(said(text)))
        .map((text) => `${path}: ${text}`),
    );
    expect(found).toEqual([]);
  });

  test("is found where it is known to stand", () => {
    for (const [path, sentence] of [
      ["client/features/insights/expect.words.ts", "Worked out from your last entries alone."],
      ["client/features/insights/Nothing.tsx", "Until then nothing is guessed."],
      ["client/features/insights/LastDaysCard.tsx", "Breathe for a moment"],
      ["shared/mood/insights/streak.words.ts", "with rest in between as you like."],
      ["client/features/mood/LowRow.tsx", "People who listen"],
      ["client/ui/CommunityChoice.tsx", "What you feel from now on is counted."],
      ["shared/mood/insights/insight.words.ts", "Nothing could be told apart from chance."],
    ] as const) {
      expect(sources).toContain(path);
      expect(textsOf(path).join(" ")).toContain(sentence);
    }
  });
});
