import { INBOX_FRIENDS_SHOWN, INBOX_MOODS_SHOWN, type InboxAnswers, type InboxEvent } from "#shared/schema/inbox.ts";
import { Unavailable } from "../../errors.ts";
import type { Outcome } from "../../services/outcome.ts";
import type { RoomDeps } from "../room-deps.ts";
import type { RoomEvent } from "./inbox.rules.ts";
import type { ServiceRequest, ServiceResult } from "./inbox.requests.rules.ts";

type Services = Pick<RoomDeps, "hugs" | "inbox" | "people" | "groupHugs" | "consents">;
type Answer = Outcome<InboxAnswers[ServiceRequest["name"]]>;

const call = (services: Services, userId: string, request: ServiceRequest): Promise<Answer> => {
  const { hugs, inbox, people, groupHugs, consents } = services;
  switch (request.name) {
    case "hug/send":
      return hugs.send(userId, request.body);
    case "hug/react":
      return hugs.react(userId, request.body);
    case "hug/see":
      return hugs.see(userId, request.body.hugId);
    case "touch/set":
      return inbox.setTouch(userId, request.body);
    case "person/mute":
      return people.setMuted(userId, request.body.userId, request.body.on);
    case "person/block":
      return people.setBlocked(userId, request.body.userId, request.body.on);
    case "group/invite":
      return groupHugs.invite(userId, request.body.groupHugId, request.body.to);
    case "consent/set":
      return consents.setSettings(userId, request.body);
    case "consent/person":
      return consents.setPerson(userId, request.body);
    case "request/answer":
      return consents.answer(userId, request.body.requestId, request.body.answer);
    case "need/ask":
      return consents.askForHugs(userId, request.body.key, request.body.to, request.body.message);
    case "need/close":
      return consents.closeNeed(userId, request.body.key);
    case "invitation/close":
      return groupHugs.closeInvitation(userId, request.body.groupHugId);
  }
};

/** Asks the service of a request. Never rejects; `onFailure` hears what no service promises to throw. */
export const askService = async (
  services: Services,
  userId: string,
  request: ServiceRequest,
  onFailure: (error: unknown) => void,
): Promise<ServiceResult> => {
  try {
    const outcome = await call(services, userId, request);
    return outcome.ok ? { kind: "done", answer: outcome.value } : { kind: "refused", refusal: outcome.refusal };
  } catch (error) {
    if (error instanceof Unavailable) return { kind: "unavailable", retryAfterMs: error.retryAfterMs };
    onFailure(error);
    return { kind: "failed" };
  }
};

/** Reads events. Never rejects. */
export const readEvents = async (
  read: () => Promise<readonly InboxEvent[]>,
  readId: number,
  onFailure: (error: unknown) => void,
): Promise<RoomEvent> => {
  try {
    return { kind: "events_read", readId, events: await read() };
  } catch (error) {
    onFailure(error);
    return { kind: "read_failed", readId };
  }
};

/** Reads who of one's friends is here and how they are, and who sees oneself. Never rejects. */
export const readAround = async (
  { presences, moods }: Pick<RoomDeps, "presences" | "moods">,
  userId: string,
  readId: number,
  onFailure: (error: unknown) => void,
): Promise<RoomEvent> => {
  try {
    const [here, felt] = await Promise.all([
      presences.around(userId, INBOX_FRIENDS_SHOWN),
      moods.around(userId, INBOX_MOODS_SHOWN),
    ]);
    return { kind: "around_read", readId, around: { ...here, ...felt } };
  } catch (error) {
    onFailure(error);
    return { kind: "around_failed", readId };
  }
};
