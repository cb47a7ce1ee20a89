import { NO_LIMIT, type HugView } from "#shared/schema/hug.ts";
import type { KeptHug, Vaults } from "./vault.port.ts";

const hug = (id: string): HugView => ({
  id,
  direction: "received",
  other: { id: "ben", name: "Ben", being: "sea/plain" },
  design: "bear",
  squeeze: { stepMs: 50, samples: [1, 2, 3] },
  message: "for you",
  sentAtMs: 1,
  isSeen: false,
  reaction: null,
  answers: null,
  touch: NO_LIMIT,
  request: null,
});
const kept = (key: string): KeptHug => ({
  key,
  to: { id: "ben", name: "Ben", being: "sea/plain" },
  design: "bear",
  squeeze: { stepMs: 50, samples: [] },
  message: "",
  madeAtMs: 1,
  refusal: null,
});
const same = (what: string, actual: unknown, wanted: unknown) => {
  const [is, should] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (is !== should) throw new Error(`${what}: expected ${should}, got ${is}`);
};

/**
 * What every kind of vault must do, as checks that throw, so that they run under a test runner and in a page alike.
 * Each makes its own vaults; user ids are made unlike any used before by `nameOf`.
 */
export const VAULT_CONTRACT: Readonly<
  Record<string, (vaults: Vaults, nameOf: (name: string) => string) => Promise<void>>
> = {
  "V1 hugs are read in the order they were put, a second put of a key changes it in place": async (vaults, nameOf) => {
    const vault = await vaults.open(nameOf("ann"));
    await vault.putHug(kept("b"));
    await vault.putHug(kept("a"));
    await vault.putHug({ ...kept("b"), refusal: { code: "no_such_person" } });
    same(
      "keys",
      (await vault.outbox()).map((one) => one.key),
      ["b", "a"],
    );
    same("refusal", (await vault.outbox())[0]?.refusal, { code: "no_such_person" });
    await vault.dropHug("b");
    await vault.dropHug("b");
    same("after drop", await vault.outbox(), [kept("a")]);
  },
  "V2 a step adds arrivals after the cursor, takes out seen ones and moves the cursor, never back": async (
    vaults,
    nameOf,
  ) => {
    const vault = await vaults.open(nameOf("ann"));
    same("at first", await vault.inbox(), { cursor: 0, arrivals: [] });
    await vault.step({
      upTo: 2,
      arrivals: [
        { seq: 1, hug: hug("h1") },
        { seq: 2, hug: hug("h2") },
      ],
      seenHugIds: [],
    });
    const after = await vault.step({ upTo: 1, arrivals: [{ seq: 1, hug: hug("h1") }], seenHugIds: ["h2"] });
    same("after", after, { cursor: 2, arrivals: [hug("h1")] });
    same("read again", await vault.inbox(), after);
  },
  "V3 a seen hug is no arrival, not even when its event comes again, until the server was told": async (
    vaults,
    nameOf,
  ) => {
    const vault = await vaults.open(nameOf("ann"));
    await vault.step({ upTo: 1, arrivals: [{ seq: 1, hug: hug("h1") }], seenHugIds: [] });
    same("seen", (await vault.see("h1")).arrivals, []);
    await vault.see("h1");
    same("unsaid", await vault.unsaidSees(), ["h1"]);
    same(
      "again",
      (await vault.step({ upTo: 1, arrivals: [{ seq: 1, hug: hug("h1") }], seenHugIds: [], isReset: true })).arrivals,
      [],
    );
    await vault.seeSaid("h1");
    same("said", await vault.unsaidSees(), []);
  },
  "V4 a reset may move the cursor back and keeps what had arrived": async (vaults, nameOf) => {
    const vault = await vaults.open(nameOf("ann"));
    await vault.step({ upTo: 9, arrivals: [{ seq: 9, hug: hug("h9") }], seenHugIds: [] });
    const arrivals = [
      { seq: 3, hug: hug("h9") },
      { seq: 3, hug: hug("h3") },
    ];
    same("reset", await vault.step({ upTo: 3, arrivals, seenHugIds: [], isReset: true }), {
      cursor: 3,
      arrivals: [hug("h9"), hug("h3")],
    });
  },
  "V5 everything is there when the vault is opened again, and nothing of it in anybody else's": async (
    vaults,
    nameOf,
  ) => {
    const vault = await vaults.open(nameOf("ann"));
    await vault.putHug(kept("a"));
    await vault.step({ upTo: 4, arrivals: [{ seq: 4, hug: hug("h4") }], seenHugIds: [] });
    vault.close();
    const again = await vaults.open(nameOf("ann"));
    same("outbox", await again.outbox(), [kept("a")]);
    same("inbox", await again.inbox(), { cursor: 4, arrivals: [hug("h4")] });
    const other = await vaults.open(nameOf("ben"));
    same(
      "other's",
      [await other.outbox(), await other.inbox(), await other.unsaidSees()],
      [[], { cursor: 0, arrivals: [] }, []],
    );
  },
  "V6 of whoever is forgotten nothing is left, of others everything": async (vaults, nameOf) => {
    const vault = await vaults.open(nameOf("ann"));
    await vault.putHug(kept("a"));
    await vault.step({ upTo: 4, arrivals: [{ seq: 4, hug: hug("h4") }], seenHugIds: [] });
    const other = await vaults.open(nameOf("ben"));
    await other.putHug(kept("b"));
    await vaults.forget(null);
    same("nobody known", (await vault.outbox()).length, 1);
    // Also while it is open, as in another tab.
    await vaults.forget(nameOf("ann"));
    const again = await vaults.open(nameOf("ann"));
    same("cleared", [await again.outbox(), await again.inbox()], [[], { cursor: 0, arrivals: [] }]);
    same(
      "the other",
      (await other.outbox()).map(({ key }) => key),
      ["b"],
    );
  },
  "V8 what is chosen for a person holds for their hugs that wait; one that may not touch stays so": async (
    vaults,
    nameOf,
  ) => {
    const vault = await vaults.open(nameOf("ann"));
    const quiet = { ...hug("h2"), touch: { touchCap: 0, touchForm: "picture" } as const };
    const arrivals = [
      { seq: 1, hug: hug("h1") },
      { seq: 2, hug: quiet },
    ];
    await vault.step({ upTo: 2, arrivals, seenHugIds: [] });
    const touch = { touchCap: 30, touchForm: "touch" } as const;
    const limits = [{ userId: hug("h1").other.id, touch }];
    const wanted = { cursor: 3, arrivals: [{ ...hug("h1"), touch }, quiet] };
    same("limited", await vault.step({ upTo: 3, arrivals: [], seenHugIds: [], limits }), wanted);
    same("read again", await vault.inbox(), wanted);
  },
  "V7 who was here last is remembered until told otherwise": async (vaults) => {
    await vaults.rememberMe({ id: "ann", name: "Ann", being: "sea/plain", isGuest: true });
    same("me", (await vaults.rememberedMe())?.id, "ann");
    await vaults.rememberMe(null);
    same("nobody", await vaults.rememberedMe(), null);
  },
  "V9 that the server has to hear of a sign-out is known until it has": async (vaults) => {
    same("at first", await vaults.owesSignOut(), false);
    await vaults.oweSignOut(true);
    same("signed out", await vaults.owesSignOut(), true);
    await vaults.oweSignOut(false);
    same("said", await vaults.owesSignOut(), false);
  },
};
