import { lazy, Suspense, useState } from "react";
import type { GroupHugRoomView } from "../../net/state.ts";
import { CopyLink } from "../../ui/CopyLink.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { addressOf } from "./address.ts";
import { InvitePeople } from "./InvitePeople.tsx";

const QrCode = lazy(async () => ({ default: (await import("../../ui/QrCode.tsx")).QrCode }));

/** Ways to bring others in: the link, a code for a phone beside one, and asking who is here. */
export const Share = ({ room }: { readonly room: GroupHugRoomView }) => {
  const [hasCode, setHasCode] = useState(false);
  const address = addressOf(room.id);
  return (
    <section className="card stack" aria-labelledby="share-title">
      <h2 id="share-title">Bring somebody in</h2>
      <p className="soft">
        {room.isKeptLocked
          ? "A moderator keeps the door closed: nobody new gets in until it opens again."
          : room.isLocked
            ? "The door is closed: nobody new gets in until the host opens it."
            : room.visibility === "link"
              ? "Only whoever has the link finds this hug."
              : "Everybody here sees this hug; with the link, others find it, too."}
      </p>
      <div className="row">
        <CopyLink address={address} label="Copy the link" />
        <button
          type="button"
          className="button"
          aria-expanded={hasCode}
          aria-controls="share-code"
          onClick={() => setHasCode(!hasCode)}
        >
          {hasCode ? "Hide the QR code" : "Show a QR code"}
        </button>
      </div>
      <div id="share-code" hidden={!hasCode}>
        {hasCode && (
          <Suspense fallback={<Waiting text="Drawing the code…" />}>
            <figure className="share__code">
              <QrCode text={address} label={`QR code that opens ${address}`} />
              <figcaption className="field__hint">{`Point the camera of a phone at it, or type ${address}`}</figcaption>
            </figure>
          </Suspense>
        )}
      </div>
      <InvitePeople room={room} />
    </section>
  );
};
