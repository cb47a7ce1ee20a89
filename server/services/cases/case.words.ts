import type { CaseWords, Snapshot, SnapshotLine } from "#shared/schema/case.ts";
import type { SealedPlace, SealedText, Sealing } from "../../platform/sealing/sealing.port.ts";
import { reportPlace } from "../report.places.ts";
import { isSealed } from "../sealed-words.ts";

type KeptLine = Omit<SnapshotLine, "message"> & { readonly sealed: string | null; readonly place: SealedPlace };
type KeptSnapshot = Omit<Snapshot, "lines" | "person"> & {
  readonly person: Snapshot["person"] | null;
  readonly lines: readonly KeptLine[];
};
/** A report as it is kept. */
export type KeptReport = {
  readonly id: string;
  readonly reporterId: string | null;
  readonly key: string;
  readonly words: string | null;
  readonly snapshot: KeptSnapshot | null;
};

const NOBODY: Snapshot["person"] = { name: "someone", username: "", being: "", bio: "" };

const sealedIn = ({ reporterId, key, words, snapshot }: KeptReport): readonly SealedText[] => [
  ...(words !== null && reporterId !== null ? [{ place: reportPlace(reporterId, key), sealed: words }] : []),
  ...(snapshot?.lines ?? []).flatMap(({ sealed, place }) =>
    sealed !== null && isSealed(sealed) && place.owner !== null ? [{ place, sealed }] : [],
  ),
];

/** Opens the words of reports, all at once. Those whose writer's key is gone are empty. */
export const openReports = async (
  { openAll }: Pick<Sealing, "openAll">,
  reports: readonly KeptReport[],
): Promise<CaseWords["reports"]> => {
  const sealed = reports.flatMap(sealedIn);
  const opened = sealed.length === 0 ? [] : await openAll(sealed);
  // Sealed texts differ, also of the same words.
  const texts = new Map(sealed.map((text, at) => [text.sealed, opened[at] ?? ""]));
  const textOf = (kept: string | null): string => texts.get(kept ?? "") ?? (isSealed(kept ?? "") ? "" : (kept ?? ""));
  return reports.map(({ id, words, snapshot }) => ({
    id,
    words: textOf(words),
    snapshot: snapshot && {
      room: snapshot.room,
      person: snapshot.person ?? NOBODY,
      lines: snapshot.lines.map(({ sealed: kept, place: _place, ...line }) => ({ ...line, message: textOf(kept) })),
    },
  }));
};
