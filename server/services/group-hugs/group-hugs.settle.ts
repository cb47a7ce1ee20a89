import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { InboxHints } from "../inbox/inbox.port.ts";
import type { GroupHugChanges } from "./group-hugs.port.ts";

export type TellDeps = {
  readonly hints: Pick<InboxHints, "publish">;
  readonly changes: Pick<GroupHugChanges, "publish">;
};

/** What a database function moved: inboxes, and whether the lobby shows something else now. */
export type Moved = { readonly has_listed: boolean; readonly moved: readonly string[] };

export const createTell =
  ({ hints, changes }: TellDeps) =>
  ({ has_listed, moved }: Moved): void => {
    if (moved.length > 0) hints.publish(moved);
    if (has_listed) changes.publish();
  };

/** Writes down the end of those that are over by their times, and tells of it; the others stay as they are. */
export const createSettle =
  (database: Rows, tell: (moved: Moved) => void) =>
  async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    const [said] = await database.rows<Moved>(
      `select has_listed, to_jsonb(moved) as moved
       from settle_group_hugs(array(select value::uuid from jsonb_array_elements_text($1::jsonb)))`,
      [JSON.stringify(ids)],
    );
    invariant(said, "settle_group_hugs answers.");
    tell(said);
  };
