import { randomUUID } from "node:crypto";
import { STOCK_DESIGNS } from "#shared/design/stock/stock-designs.ts";
import { TOUCH_FORMS } from "#shared/schema/hug.ts";
import type { Dice } from "../../tools/friends/dice.ts";
import type { Act, Quiet, Shown } from "./acts.ts";
import { areFriends, ownOf, ZONES, type Model } from "./model.ts";
import type { Hug } from "./perform.ts";

/** What is known when the next act is drawn. */
export type Scene = {
  readonly people: readonly string[];
  readonly model: Model;
  readonly shown: readonly Shown[];
  readonly needKeys: readonly (readonly [by: string, key: string])[];
  readonly hugs: Map<number, Hug>;
  readonly nowMs: number;
};

const HOUR_MS = 3_600_000;
const LATEST = 6;
const CAPS = [0, 20, 45, 70, 100];
const FROM = ["everyone", "friends", "friends", "approved", "approved", "following", "nobody"] as const;

const WEIGHTS: readonly (readonly [Act["kind"], number])[] = [
  ["send", 36],
  ["answer", 13],
  ["person", 7],
  ["settings", 9],
  ["mute", 6],
  ["block", 5],
  ["follow", 12],
  ["need", 6],
  ["close_need", 2],
  ["touch", 3],
  ["release", 7],
];
const KINDS = WEIGHTS.flatMap(([kind, weight]) => Array.from({ length: weight }, () => kind));

const quietOf = (dice: Dice, nowMs: number, before: Quiet): Quiet => {
  const zone = dice.pick(Object.keys(ZONES));
  const way = dice.between(0, 1);
  if (way < 0.3) return { from: null, until: null, zone, noDisturbUntilMs: null };
  if (way < 0.5) return { ...before, noDisturbUntilMs: Math.floor(nowMs + dice.between(0.05, 8) * HOUR_MS) };
  const from = Math.floor(dice.between(0, 1440));
  return { from, until: (from + Math.floor(dice.between(60, 900))) % 1440, zone, noDisturbUntilMs: null };
};

/** A new hug, or one sent again with its key. */
const sendOf = (dice: Dice, { hugs, model, people }: Scene): Act => {
  const old = [...hugs.values()].slice(-LATEST);
  if (old.length > 0 && dice.isLucky(0.06)) {
    const { mark, by, to, design, answers } = dice.pick(old);
    return { kind: "send", by, to, mark, design, answers };
  }
  const by = dice.pick(people);
  const to = dice.pick(people.filter((id) => id !== by));
  const mark = hugs.size + 1;
  const design = dice.pick(STOCK_DESIGNS).id;
  const came = [...model.came].filter(([, hug]) => hug.to === by && hug.by === to).slice(-LATEST);
  const answers = came.length > 0 && dice.isLucky(0.5) ? dice.pick(came)[0] : null;
  hugs.set(mark, { mark, by, to, design, key: randomUUID(), id: "", answers });
  return { kind: "send", by, to, mark, design, answers };
};

/** One who is kept away is let in again soon, so that there is always something to forbid. */
const switchOf = (dice: Dice, kind: "mute" | "block", scene: Scene): Act => {
  const kept = [...(kind === "mute" ? scene.model.mutes : scene.model.blocks)];
  if (kept.length > 0 && dice.isLucky(0.6)) {
    const [by = "", other = ""] = dice.pick(kept).split(">");
    return { kind, by, other, on: false };
  }
  // Preferably somebody who waits for something.
  const pending = [...scene.model.waiting, ...scene.model.held];
  const near = pending.length > 0 && dice.isLucky(0.4) ? dice.pick(pending) : null;
  const by = near?.to ?? dice.pick(scene.people);
  const other = near?.by ?? dice.pick(scene.people.filter((id) => id !== by));
  return { kind, by, other, on: true };
};

const needOf = (dice: Dice, { people, model }: Scene, by: string): Act | null => {
  const friends = people.filter((id) => id !== by && areFriends(model, by, id));
  return friends.length === 0
    ? null
    : { kind: "need", by, key: randomUUID(), to: friends.filter((_, at) => at === 0 || dice.isLucky(0.6)) };
};

/** The next thing that somebody does; null = nothing this time. */
export const drawAct = (dice: Dice, scene: Scene): Act | null => {
  const kind = dice.pick(KINDS);
  const by = dice.pick(scene.people);
  const other = dice.pick(scene.people.filter((id) => id !== by));
  switch (kind) {
    case "send":
      return sendOf(dice, scene);
    case "answer": {
      if (scene.shown.length === 0) return null;
      // Mostly a new one; also such as were answered, closed or too old long ago.
      const request = dice.pick(scene.shown.slice(dice.isLucky(0.7) ? -LATEST : -40));
      const said = dice.pick(["once", "once", "always", "not_now"] as const);
      return { kind, by: request.to, request, said };
    }
    case "person": {
      const allowance = dice.pick([null, null, "always", "ask", "ask"] as const);
      return { kind, by, other, allowance, cap: dice.pick(CAPS), form: dice.pick(TOUCH_FORMS) };
    }
    case "settings": {
      const own = ownOf(scene.model, by);
      const from = dice.isLucky(0.5) ? dice.pick(FROM) : own.from;
      const quiet = dice.isLucky(0.6) ? quietOf(dice, scene.nowMs, own.quiet) : own.quiet;
      return { kind, by, from: from as (typeof FROM)[number], quiet }; // as: the model has what was drawn here
    }
    case "mute":
    case "block":
      return switchOf(dice, kind, scene);
    case "follow":
      return { kind, by, other, on: dice.isLucky(0.8) };
    case "need":
      return needOf(dice, scene, by);
    case "close_need": {
      if (scene.needKeys.length === 0) return null;
      const [asker, key] = dice.pick(scene.needKeys.slice(-LATEST));
      return { kind, by: asker, key };
    }
    case "touch":
      return { kind, by, cap: dice.pick(CAPS), form: dice.pick(TOUCH_FORMS) };
    case "release":
      return { kind };
  }
};
