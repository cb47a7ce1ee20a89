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

  async change(userId, { shareMode, showMoodTo, showActivityTo, allowFriendRequests }) {
    if (!isUuid(userId)) return refused({ code: "no_such_person" });
    const change = [shareMode, showMoodTo, showActivityTo, allowFriendRequests].map((value) => value ?? null);
    const sql = "select change_privacy($1, $2, $3, $4, $5) as outcome";
    const [said] = await database.rows<{ outcome: RefusalCode | "ok" }>(sql, [userId, ...change]);
    invariant(said, "change_privacy answers.");
    return said.outcome === "ok" ? done({ ok: true }) : refused({ code: said.outcome });
  },
});
