import type { World } from "../../server/services/testing/world.ts";
import type { Act, Said } from "./acts.ts";
import { squeezeOf, wordsOf } from "./marks.ts";

/** What the harness remembers of hugs. */
export type Hug = {
  readonly mark: number;
  readonly by: string;
  readonly to: string;
  readonly design: string;
  readonly key: string;
  /** Empty = it was refused. */
  id: string;
  /** Mark of the hug it answers. */
  readonly answers: number | null;
};

type Outcome = { ok: true; value: object } | { ok: false; refusal: { code: string } };

const outcomeOf = async (services: World, act: Act, hug: (mark: number) => Hug): Promise<Outcome> => {
  const { consents, people, follows, inbox, hugs } = services;
  switch (act.kind) {
    case "send": {
      const { key, design, answers, to } = hug(act.mark);
      const squeeze = squeezeOf(act.mark);
      const content = { key, to, design, squeeze, message: wordsOf(act.mark) };
      return hugs.send(act.by, answers === null ? content : { ...content, answers: hug(answers).id });
    }
    case "answer":
      return consents.answer(act.by, act.request.id, act.said);
    case "person":
      return consents.setPerson(act.by, {
        userId: act.other,
        allowance: act.allowance,
        touchCap: act.cap,
        touchForm: act.form,
      });
    case "settings":
      return consents.setSettings(act.by, {
        allowHugsFrom: act.from,
        quietFrom: act.quiet.from,
        quietUntil: act.quiet.until,
        timeZone: act.quiet.zone,
        noDisturbUntilMs: act.quiet.noDisturbUntilMs,
      });
    case "mute":
      return people.setMuted(act.by, act.other, act.on);
    case "block":
      return people.setBlocked(act.by, act.other, act.on);
    case "follow":
      return follows.setFollowing(act.by, act.other, act.on);
    case "need":
      return consents.askForHugs(act.by, act.key, act.to, "a long day");
    case "close_need":
      return consents.closeNeed(act.by, act.key);
    case "touch":
      return inbox.setTouch(act.by, { touchCap: act.cap, touchForm: act.form, sharesSeen: false });
    case "release":
      await consents.releaseHeld();
      return { ok: true, value: {} };
  }
};

export const perform = async (services: World, act: Act, hug: (mark: number) => Hug): Promise<Said> => {
  const outcome = await outcomeOf(services, act, hug);
  if (!outcome.ok) return { isOk: false, isAsking: false, id: "" };
  const value = outcome.value as { id?: string; isAsking?: boolean }; // as: a hug's answer has both, others neither
  return { isOk: true, isAsking: value.isAsking ?? false, id: value.id ?? "" };
};
