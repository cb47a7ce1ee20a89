import { expect, test } from "vitest";
import { EMPTY_HEAD, hashOfLink, walkChain, type AuditHead, type AuditLink } from "./audit.chain.ts";

const chainOf = (count: number): AuditLink[] => {
  const links: AuditLink[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    const open = {
      seq,
      atUs: String(1_790_000_000_000_000 + seq),
      actorId: seq % 3 === 0 ? null : `00000000-0000-4000-8000-00000000000${seq % 10}`,
      actorRole: "admin",
      act: "set_staff",
      subjectKind: "user",
      subjectId: `u${seq}`,
      details: `{"to": "moderator", "n": ${seq}}`,
      previousHash: links.at(-1)?.hash ?? EMPTY_HEAD.hash,
      hash: "",
    };
    links.push({ ...open, hash: hashOfLink(open) });
  }
  return links;
};
const links = chainOf(6);
const headOf = (of: readonly AuditLink[]): AuditHead => of.at(-1) ?? EMPTY_HEAD;
const walk = (of: readonly AuditLink[], head = headOf(of), witnesses: readonly AuditHead[] = []) => {
  const chain = walkChain(witnesses);
  for (const link of of) {
    const broken = chain.next(link);
    if (broken) return broken;
  }
  return chain.end(head) ?? chain.entries;
};
const without = (seq: number) => links.filter((link) => link.seq !== seq);
const changed = (seq: number, change: Partial<AuditLink>, isRehashed = false) =>
  links.map((link) => {
    if (link.seq !== seq) return link;
    const other = { ...link, ...change };
    return isRehashed ? { ...other, hash: hashOfLink(other) } : other;
  });

test("a chain that nobody touched is whole, also one without entries", () => {
  expect(walk(links)).toBe(6);
  expect(walk([])).toBe(0);
  expect(walk(links, headOf(links), [headOf(chainOf(3)), headOf(links)])).toBe(6);
});

test.each<[keyof AuditLink, string | null]>([
  ["atUs", "1"],
  ["actorId", null],
  ["actorRole", "operator"],
  ["act", "ban"],
  ["subjectKind", "group_hug"],
  ["subjectId", "u5"],
  ["details", "{}"],
])("an entry whose %s was changed is named", (column, value) => {
  expect(walk(changed(4, { [column]: value }))).toEqual({ seq: 4, why: "hash" });
});

test("one that was changed and hashed anew breaks the link of the next one, and the last one its head", () => {
  expect(walk(changed(4, { act: "ban" }, true))).toEqual({ seq: 5, why: "link" });
  expect(walk(changed(6, { act: "ban" }, true), headOf(links))).toEqual({ seq: 6, why: "cut" });
});

test("one that is missing is named, wherever it was", () => {
  for (const seq of [1, 3, 5]) expect(walk(without(seq), headOf(links))).toEqual({ seq, why: "missing" });
  expect(walk(without(6), headOf(links))).toEqual({ seq: 6, why: "cut" });
  expect(walk([], headOf(links))).toEqual({ seq: 1, why: "cut" });
});

test("what was written down elsewhere finds a tail that was cut with its head, and a history that was made anew", () => {
  const short = chainOf(4);
  expect(walk(short, headOf(short), [headOf(links)])).toEqual({ seq: 5, why: "cut" });
  const [first, ...rest] = changed(1, { act: "ban" }, true);
  const anew = [first as AuditLink]; // as: there is one
  for (const link of rest) {
    const open = { ...link, previousHash: anew.at(-1)?.hash ?? "" };
    anew.push({ ...open, hash: hashOfLink(open) });
  }
  expect(walk(anew)).toBe(6);
  expect(walk(anew, headOf(anew), [headOf(chainOf(3))])).toEqual({ seq: 3, why: "witness" });
});
