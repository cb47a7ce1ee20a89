import { useState } from "react";
import { PICTURE_MAX_BYTES } from "#shared/schema/picture.limits.ts";
import type { OwnClient } from "../../net/own.port.ts";
import { useClient } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { useOwn } from "../../ui/useOwn.ts";

const read = (own: OwnClient) => own.picture();
const AWAY = { ok: false, refusal: { code: "offline" } } as const;

export type Said = { readonly text: string; readonly isProblem: boolean } | null;
export type Stage =
  | { readonly kind: "none" }
  | { readonly kind: "choosing"; readonly picture: ImageBitmap }
  | { readonly kind: "sending"; readonly share: number };

/** One's picture, and what is being done about it. */
export const usePicture = () => {
  const client = useClient();
  const [own, setOwn, again] = useOwn(read);
  const [stage, setStage] = useState<Stage>({ kind: "none" });
  const [said, setSaid] = useState<Said>(null);
  const send = async (picture: Blob) => {
    setStage({ kind: "sending", share: 0 });
    setSaid(null);
    const loaded = await client.loadOwn().catch(() => null);
    const answer = (await loaded?.setPicture(picture, (share) => setStage({ kind: "sending", share }))) ?? AWAY;
    setStage({ kind: "none" });
    if (answer.ok) setOwn({ id: answer.id, isPossible: true });
    setSaid(
      answer.ok
        ? { text: "Saved. It is on your profile now.", isProblem: false }
        : { text: sentenceOf(answer.refusal), isProblem: true },
    );
  };
  const choose = async (file: File) => {
    setSaid(null);
    const picture = await createImageBitmap(file).catch(() => null);
    if (picture !== null) return setStage({ kind: "choosing", picture });
    // A kind that this browser does not show; the server may know it, and takes its middle.
    if (file.size <= PICTURE_MAX_BYTES && /^image\/(?!svg)/.test(file.type)) return send(file);
    setSaid({ text: sentenceOf({ code: "not_a_picture" }), isProblem: true });
  };
  const remove = async () => {
    const loaded = await client.loadOwn().catch(() => null);
    const answer = (await loaded?.removePicture()) ?? AWAY;
    if (answer.ok) setOwn({ id: null, isPossible: true });
    setSaid(
      answer.ok
        ? { text: "Your picture is removed. Nobody can open it any more.", isProblem: false }
        : { text: sentenceOf(answer.refusal), isProblem: true },
    );
  };
  return { own, again, stage, said, choose, send, remove, cancel: () => setStage({ kind: "none" }) };
};
