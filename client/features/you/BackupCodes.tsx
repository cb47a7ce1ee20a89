import { CopyLink } from "../../ui/CopyLink.tsx";
import { TakesFocus } from "../../ui/TakesFocus.tsx";
import { backupCodesText } from "./account.view.ts";
import "./second-factor.css";

type BackupCodesProps = { readonly codes: readonly string[]; readonly onKept: () => void };

/** Shown this once: to be copied, printed or downloaded. */
export const BackupCodes = ({ codes, onKept }: BackupCodesProps) => {
  const text = backupCodesText(codes);
  return (
    <TakesFocus className="stack" isNew>
      <p>
        <b>Keep these backup codes where you find them without your phone.</b> Each signs you in once when your app is
        lost. They are shown only now.
      </p>
      <ol className="backup-codes" aria-label="Backup codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row">
        <CopyLink address={codes.join("\n")} label="Copy" />
        <button type="button" className="button" onClick={() => globalThis.print()}>
          Print
        </button>
        <a
          className="button"
          download="hugmood-backup-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          Download
        </a>
      </div>
      <div>
        <button type="button" className="button button--main" onClick={onKept}>
          I have kept them
        </button>
      </div>
    </TakesFocus>
  );
};
