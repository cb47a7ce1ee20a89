import { useRef, useState } from "react";
import type { HugDraft } from "../../net/state.ts";
import { useClient } from "../../ui/client-context.ts";
import { newestSentTo } from "./view.ts";

/** A hug that left this page: its key, and which hug to the same person was the newest until then. */
export type LeftHug = { readonly key: string; readonly newestBefore: string | null };
export type SendHug = {
  readonly left: LeftHug | null;
  /** The device could not keep it, so it was not sent. */
  readonly hasNoRoom: boolean;
  /** Resolves with whether it is kept, and by that on its way; a second call meanwhile does nothing. */
  readonly send: (hug: HugDraft) => Promise<boolean>;
  readonly another: () => void;
};

export const useSendHug = (): SendHug => {
  const client = useClient();
  const [left, setLeft] = useState<LeftHug | null>(null);
  const [hasNoRoom, setHasNoRoom] = useState(false);
  const isSending = useRef(false);
  const send = async (hug: HugDraft): Promise<boolean> => {
    if (isSending.current) return false;
    isSending.current = true;
    const newestBefore = newestSentTo(client.store.getState(), hug.to.id)?.id ?? null;
    try {
      setLeft({ key: await client.sendHug(hug), newestBefore });
      setHasNoRoom(false);
      return true;
    } catch {
      setHasNoRoom(true);
      return false;
    } finally {
      isSending.current = false;
    }
  };
  return { left, hasNoRoom, send, another: () => setLeft(null) };
};
