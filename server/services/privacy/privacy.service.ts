import type { PrivacySettings } from "#shared/schema/privacy.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import { SETTINGS, settingsOrDefault } from "../sight.ts";
import { isUuid } from "../uuid.ts";
import type { Privacy } from "./privacy.port.ts";

const OWN = `
  select ${SETTINGS} from users as u left join privacy_settings as p on p.user_id = u.id
  where u.id = $1 and u.deleted_at is null`;

export const createPrivacy = ({ database }: { readonly database: Rows }): Privacy => ({
  async settings(userId) {
    if (!isUuid(userId)) return null;
    const [row] = await database.rows<{ settings: PrivacySettings | null }>(OWN, [userId]);
    return row ? settingsOrDefault(row.settings) : null;
  },

  async set(userId, settings) {
    if (!isUuid(userId)) return refused({ code: "no_such_person" });
    const { shareMode, allowHugsFrom, showMoodTo, showActivityTo, allowFriendRequests } = settings;
    const sql = "select set_privacy($1, $2, $3, $4, $5, $6) as outcome";
    const asked = [userId, shareMode, allowHugsFrom, showMoodTo, showActivityTo, allowFriendRequests];
    const [said] = await database.rows<{ outcome: RefusalCode | "ok" }>(sql, asked);
    invariant(said, "set_privacy answers.");
    return said.outcome === "ok" ? done(settings) : refused({ code: said.outcome });
  },
});
