import { useEffect, useEffectEvent } from "react";
import type { GroupHugView } from "#shared/schema/group-hug.ts";
import { after, useNowMs, wallNowMs } from "../../net/clock.ts";
import { Being } from "../../ui/Being.tsx";
import { CopyLink } from "../../ui/CopyLink.tsx";
import { KeptNote } from "../../ui/KeptNote.tsx";
import { Page } from "../../ui/Page.tsx";
import { aheadWords, leftWords } from "../../ui/when.ts";
import { addressOf } from "./address.ts";

/** Only then a timer is set: a laptop that slept must look at its clock again. */
const SOON_MS = 60_000;
/** Between tries while the server's clock says that it is not time yet. */
const AGAIN_MS = 5_000;

type NotOpenYetProps = { readonly hug: GroupHugView; readonly opensAtMs: number; readonly onOpen: () => void };

/** A group hug for later: when it opens. It comes in by itself at that time. */
export const NotOpenYet = ({ hug, opensAtMs, onOpen }: NotOpenYetProps) => {
  const nowMs = useNowMs(1000);
  const leftMs = opensAtMs - nowMs;
  const isSoon = leftMs < SOON_MS;
  const open = useEffectEvent(onOpen);
  useEffect(() => {
    if (!isSoon) return undefined;
    const waitMs = opensAtMs - wallNowMs();
    // A little late rather than early: the server's clock decides.
    return after(waitMs > 0 ? waitMs + 500 : AGAIN_MS, () => open());
  }, [isSoon, opensAtMs]);
  return (
    <Page title={hug.name} lead={hug.description || undefined}>
      <div className="later">
        <Being being={hug.host.being} size={130} phaseOf={hug.host.id} tilt={0.3} />
        <div className="stack">
          <p className="later__when">{leftMs > 0 ? `Opens in ${leftWords(leftMs)}` : "Opening…"}</p>
          <p className="soft">
            {`${hug.host.name} invites to a group hug. You can gather ${aheadWords(opensAtMs, nowMs)}`}
            {hug.scheduledForMs !== null && `; the hug begins ${aheadWords(hug.scheduledForMs, nowMs)}`}
            {". This page lets you in by itself."}
          </p>
          <KeptNote tried="join" />
          <CopyLink address={addressOf(hug.id)} label="Copy the link" />
        </div>
      </div>
    </Page>
  );
};
