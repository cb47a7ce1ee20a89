import { GROUP_LEAST } from "#shared/schema/group-hug.ts";
import type { Refusal, RefusalCode } from "#shared/schema/refusal.ts";
import { isKeptLocked } from "./group-hug.acts.rules.ts";
import { feltCount } from "./group-hug.people.rules.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";
import { isQueued, type Asked, type Change, type Write } from "./group-hug.writes.rules.ts";

/** What a request comes to as things stand: it must not be, there is nothing to do, or this is to be written down. */
export type Judgement =
  | { readonly kind: "no"; readonly refusal: Refusal }
  | { readonly kind: "nothing" }
  | { readonly kind: "do"; readonly change: Change };

const NOTHING: Judgement = { kind: "nothing" };
const no = (code: RefusalCode): Judgement => ({ kind: "no", refusal: { code } });
const may = (change: Change): Judgement => ({ kind: "do", change });

/**
 * Judged as it comes and once more as it goes out, since what was before it may have changed everything. `ahead`: what
 * is to be written before it. What is so already may be about to change, so while anything of its kind is ahead it is
 * something to do.
 */
export const judge = (hug: GroupHug, { userId, request, design }: Asked, ahead: readonly Write[]): Judgement => {
  const person = hug.people.get(userId);
  if (!person) return no("not_a_participant");
  const { phase } = hug;
  const isPending = phase.kind === "pending" && !isQueued(hug.writes, "expired");
  const isAhead = (kind: Change["kind"]): boolean =>
    ahead.some(({ change }) => change.kind === kind && (change.kind !== "ready" || change.userId === userId));
  const isOpen = isPending || (phase.kind === "active" && !isQueued(hug.writes, "completed"));
  if (request.name === "group/ready") {
    if (!isOpen) return no("wrong_phase");
    const { isIn } = request.body;
    return person.isIn === isIn && !isAhead("ready") ? NOTHING : may({ kind: "ready", userId, isIn });
  }
  if (request.name === "group/leave") return may({ kind: "left", userId });
  if (hug.hostId !== userId) return no("not_the_host");
  switch (request.name) {
    case "group/lock": {
      if (!isOpen) return no("wrong_phase");
      const { on } = request.body;
      if (!on && isKeptLocked(hug)) return no("kept_locked");
      return hug.isLocked === on && !isAhead("locked") ? NOTHING : may({ kind: "locked", on });
    }
    case "group/cancel":
      return isOpen ? may({ kind: "canceled" }) : no("wrong_phase");
    case "group/choose":
      if (!isPending) return no("wrong_phase");
      if (design === null) return no("no_such_design");
      return hug.design.id === design.id && !isAhead("design_chosen")
        ? NOTHING
        : may({ kind: "design_chosen", design });
    case "group/start":
      if (!isPending) return no("wrong_phase");
      if (feltCount(hug.people) < GROUP_LEAST) return no("too_few");
      if (hug.design.facts === null) return no("no_such_design");
      return may({ kind: "started", durationMs: hug.design.facts.durationMs });
  }
};
