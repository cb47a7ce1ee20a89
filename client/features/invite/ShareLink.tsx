import { lazy, Suspense, useState } from "react";
import { CopyLink } from "../../ui/CopyLink.tsx";
import { Waiting } from "../../ui/Waiting.tsx";

const QrCode = lazy(async () => ({ default: (await import("../../ui/QrCode.tsx")).QrCode }));

/** Ways to hand a link on: what the device can share with, the clipboard, a code for a phone beside this one. */
export const ShareLink = ({ address }: { readonly address: string }) => {
  const [hasCode, setHasCode] = useState(false);
  // Closing the question of the device is no failure.
  const share = () => navigator.share({ title: "HugMood", text: "Come and be hugged.", url: address }).catch(() => {});
  return (
    <>
      <p className="invite__address">{address}</p>
      <div className="row">
        {"share" in navigator && (
          <button type="button" className="button button--main" onClick={() => void share()}>
            Share the link
          </button>
        )}
        <CopyLink address={address} label="Copy the link" />
        <button
          type="button"
          className="button"
          aria-expanded={hasCode}
          aria-controls="invite-code"
          onClick={() => setHasCode(!hasCode)}
        >
          {hasCode ? "Hide the QR code" : "Show a QR code"}
        </button>
      </div>
      <div id="invite-code" hidden={!hasCode}>
        {hasCode && (
          <Suspense fallback={<Waiting text="Drawing the code…" />}>
            <figure className="invite__code">
              <QrCode text={address} label="QR code of your invitation link" />
              <figcaption className="field__hint">Point the camera of a phone at it.</figcaption>
            </figure>
          </Suspense>
        )}
      </div>
    </>
  );
};
