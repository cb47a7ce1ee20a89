import type { HugRequestView } from "#shared/schema/consent.ts";
import type { HugView } from "#shared/schema/hug.ts";
import type { SealedPlace, SealedText, Sealing } from "../platform/sealing/sealing.port.ts";
import { hugOf, requestOf, type HugRow, type RequestRow } from "./hug.row.ts";

/** The message of a hug is its sender's. */
export const messagePlace = (senderId: string, clientKey: string): SealedPlace => ({
  owner: senderId,
  table: "hugs",
  column: "message",
  row: `${senderId}/${clientKey}`,
});
/** The words of a reaction are those of the one who was hugged; what the sender is shown of it is the same text. */
export const reactionPlace = (reactorId: string, hugId: string): SealedPlace => ({
  owner: reactorId,
  table: "hug_reactions",
  column: "message",
  row: hugId,
});
/** The words of "I could use a hug" are the asker's, the same for everybody who was asked. */
export const needPlace = (askerId: string, needKey: string): SealedPlace => ({
  owner: askerId,
  table: "hug_requests",
  column: "message",
  row: `${askerId}/${needKey}`,
});

/** What was written before words were sealed stands as it is. */
export const isSealed = (text: string): boolean => /^s\d+\.\d+\./.test(text);

/** Opens the words of views as they come from the database, all of a call at once. What cannot be opened any more is empty. */
export type WordOpener = {
  hugs(rows: readonly HugRow[]): Promise<readonly HugView[]>;
  requests(rows: readonly RequestRow[]): Promise<readonly HugRequestView[]>;
};

export const createWordOpener = ({ openAll }: Pick<Sealing, "openAll">): WordOpener => {
  /** By place in the list; null = there is none, or it stands open. */
  const openEach = async (words: readonly (SealedText | null)[]): Promise<ReadonlyMap<number, string>> => {
    const sealed = words.flatMap((word, at) => (word !== null && isSealed(word.sealed) ? [{ at, word }] : []));
    if (sealed.length === 0) return new Map();
    const texts = await openAll(sealed.map(({ word }) => word));
    return new Map(sealed.map(({ at }, nth) => [at, texts[nth] ?? ""]));
  };
  return {
    async hugs(rows) {
      const messages = rows.map(({ by, key, message }) => ({ place: messagePlace(by, key), sealed: message }));
      const reactions = rows.map(({ to, id, reaction }) =>
        reaction === null ? null : { place: reactionPlace(to, id), sealed: reaction.message },
      );
      // Of who is gone there is no key to ask for.
      const known = messages.map((word) => (word.place.owner === "" ? null : word));
      const opened = await openEach([...known, ...reactions]);
      return rows.map((row, at) => {
        const lost = isSealed(row.message) ? "" : row.message;
        const reaction = row.reaction && {
          ...row.reaction,
          message: opened.get(rows.length + at) ?? row.reaction.message,
        };
        return { ...hugOf(row), message: opened.get(at) ?? lost, reaction };
      });
    },

    async requests(rows) {
      const words = rows.map(({ from, key, message }) =>
        key === "" ? null : { place: needPlace(from.id, key), sealed: message },
      );
      const opened = await openEach(words);
      return rows.map((row, at) => ({ ...requestOf(row), message: opened.get(at) ?? row.message }));
    },
  };
};
