import type { InvitationLinkView } from "#shared/schema/invitation-link.ts";
import { INVITATION_USES_MAX } from "#shared/schema/invitation-link.limits.ts";

const DAY_MS = 24 * 60 * 60_000;

const usesWords = (uses: number): string => {
  if (uses === 0) return "Nobody has come by it yet";
  return `${uses === 1 ? "1 person" : `${uses} people`} came by it`;
};

/** "3 people came by it; it is good for 28 more days." */
export const linkWords = ({ uses, expiresAtMs }: InvitationLinkView, nowMs: number): string => {
  if (uses >= INVITATION_USES_MAX) return `${usesWords(uses)}, as many as one link lets in. Make a new one for others.`;
  const days = Math.ceil((expiresAtMs - nowMs) / DAY_MS);
  if (days < 1) return "It is too old by now. Make a new one.";
  return `${usesWords(uses)}; it is good for ${days === 1 ? "one more day" : `${days} more days`}.`;
};
