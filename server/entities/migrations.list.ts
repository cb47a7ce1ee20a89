import { Migration20261123222400_tables } from "./migrations/Migration20261123222400_tables.ts";
import { Migration20261123222500_inbox } from "./migrations/Migration20261123222500_inbox.ts";
import { Migration20261123222600_deliver } from "./migrations/Migration20261123222600_deliver.ts";
import { Migration20261123222700_answer } from "./migrations/Migration20261123222700_answer.ts";
import { Migration20261123222800_consent } from "./migrations/Migration20261123222800_consent.ts";
import { Migration20261123222900_views } from "./migrations/Migration20261123222900_views.ts";
import { Migration20261125072000_group_hugs } from "./migrations/Migration20261125072000_group_hugs.ts";
import { Migration20261125072100_group_hugs_end } from "./migrations/Migration20261125072100_group_hugs_end.ts";
import { Migration20261125072200_group_hugs_write } from "./migrations/Migration20261125072200_group_hugs_write.ts";
import { Migration20261125072300_group_hugs_invite } from "./migrations/Migration20261125072300_group_hugs_invite.ts";
import { Migration20261125072400_group_hugs_views } from "./migrations/Migration20261125072400_group_hugs_views.ts";
import { Migration20261125130000_deliver_together } from "./migrations/Migration20261125130000_deliver_together.ts";
import { Migration20261125130100_inbox_reads } from "./migrations/Migration20261125130100_inbox_reads.ts";
import { Migration20261125140000_inbox_snapshot } from "./migrations/Migration20261125140000_inbox_snapshot.ts";
import { Migration20261126020000_accounts_tables } from "./migrations/Migration20261126020000_accounts_tables.ts";
import { Migration20261126020100_accounts } from "./migrations/Migration20261126020100_accounts.ts";
import { Migration20261126020300_passkeys } from "./migrations/Migration20261126020300_passkeys.ts";
import { Migration20261126060000_follows } from "./migrations/Migration20261126060000_follows.ts";
import { Migration20261126061000_second_factor_tables } from "./migrations/Migration20261126061000_second_factor_tables.ts";
import { Migration20261126061100_second_factor } from "./migrations/Migration20261126061100_second_factor.ts";
import { Migration20261126061200_change_mail } from "./migrations/Migration20261126061200_change_mail.ts";
import { Migration20261126062000_provider_visits } from "./migrations/Migration20261126062000_provider_visits.ts";
import { Migration20261126062100_providers } from "./migrations/Migration20261126062100_providers.ts";
import { Migration20261126063000_user_keys } from "./migrations/Migration20261126063000_user_keys.ts";
import { Migration20261126063100_data_rights } from "./migrations/Migration20261126063100_data_rights.ts";
import { Migration20261126064000_people } from "./migrations/Migration20261126064000_people.ts";
import { Migration20261126065000_consent_tables } from "./migrations/Migration20261126065000_consent_tables.ts";
import { Migration20261126065100_consent_rules } from "./migrations/Migration20261126065100_consent_rules.ts";
import { Migration20261126065200_consent_deliver } from "./migrations/Migration20261126065200_consent_deliver.ts";
import { Migration20261126065300_consent_acts } from "./migrations/Migration20261126065300_consent_acts.ts";
import { Migration20261126065350_consent_needs } from "./migrations/Migration20261126065350_consent_needs.ts";
import { Migration20261126065400_consent_views } from "./migrations/Migration20261126065400_consent_views.ts";
import { Migration20261126065500_consent_ledger } from "./migrations/Migration20261126065500_consent_ledger.ts";
import { Migration20261126066000_pictures } from "./migrations/Migration20261126066000_pictures.ts";
import { Migration20261126066100_invitation_links } from "./migrations/Migration20261126066100_invitation_links.ts";
import { Migration20261126066200_notifications } from "./migrations/Migration20261126066200_notifications.ts";
import { Migration20261126068000_idempotency } from "./migrations/Migration20261126068000_idempotency.ts";
import { Migration20261126069300_sealed_words } from "./migrations/Migration20261126069300_sealed_words.ts";
import { Migration20261126070000_group_hug_blocks } from "./migrations/Migration20261126070000_group_hug_blocks.ts";
import { Migration20261126070100_request_accepted } from "./migrations/Migration20261126070100_request_accepted.ts";
import { Migration20261126070200_presence } from "./migrations/Migration20261126070200_presence.ts";
import { Migration20261126071000_session_life } from "./migrations/Migration20261126071000_session_life.ts";
import { Migration20261126080000_mood_tables } from "./migrations/Migration20261126080000_mood_tables.ts";
import { Migration20261126080100_mood_rules } from "./migrations/Migration20261126080100_mood_rules.ts";
import { Migration20261126080200_mood_imports } from "./migrations/Migration20261126080200_mood_imports.ts";
import { Migration20261126080300_mood_days } from "./migrations/Migration20261126080300_mood_days.ts";
import { Migration20261126081000_insights_tables } from "./migrations/Migration20261126081000_insights_tables.ts";
import { Migration20261126081100_insights_rules } from "./migrations/Migration20261126081100_insights_rules.ts";
import { Migration20261126090000_staff_tables } from "./migrations/Migration20261126090000_staff_tables.ts";
import { Migration20261126090100_audit } from "./migrations/Migration20261126090100_audit.ts";
import { Migration20261126090200_staff } from "./migrations/Migration20261126090200_staff.ts";
import { Migration20261126091000_case_tables } from "./migrations/Migration20261126091000_case_tables.ts";
import { Migration20261126091100_reports } from "./migrations/Migration20261126091100_reports.ts";
import { Migration20261126091200_cases } from "./migrations/Migration20261126091200_cases.ts";
import { Migration20261126092000_restriction_tables } from "./migrations/Migration20261126092000_restriction_tables.ts";
import { Migration20261126092100_restriction_rules } from "./migrations/Migration20261126092100_restriction_rules.ts";
import { Migration20261126092200_restriction_deliver } from "./migrations/Migration20261126092200_restriction_deliver.ts";
import { Migration20261126092300_restriction_acts } from "./migrations/Migration20261126092300_restriction_acts.ts";
import { Migration20261126092400_restriction_told } from "./migrations/Migration20261126092400_restriction_told.ts";
import { Migration20261126093000_room_acts_tables } from "./migrations/Migration20261126093000_room_acts_tables.ts";
import { Migration20261126093100_room_acts } from "./migrations/Migration20261126093100_room_acts.ts";
import { Migration20261126094000_measure_tables } from "./migrations/Migration20261126094000_measure_tables.ts";
import { Migration20261126094100_measures } from "./migrations/Migration20261126094100_measures.ts";
import { Migration20261126094200_raid } from "./migrations/Migration20261126094200_raid.ts";
import { Migration20261127020000_second_person } from "./migrations/Migration20261127020000_second_person.ts";
import { Migration20261127021000_reminded } from "./migrations/Migration20261127021000_reminded.ts";
import { Migration20261127022000_second_person_of_others } from "./migrations/Migration20261127022000_second_person_of_others.ts";
import { Migration20261127023000_restrict_now } from "./migrations/Migration20261127023000_restrict_now.ts";
import { Migration20261127040000_community_since } from "./migrations/Migration20261127040000_community_since.ts";
import { Migration20261127050000_notes_home } from "./migrations/Migration20261127050000_notes_home.ts";
import { Migration20261127060000_deleted_lately } from "./migrations/Migration20261127060000_deleted_lately.ts";
import { Migration20261127060100_lived_days } from "./migrations/Migration20261127060100_lived_days.ts";
import { Migration20261127070000_limit_holds_beside } from "./migrations/Migration20261127070000_limit_holds_beside.ts";
import { Migration20261127071000_restricted_alone } from "./migrations/Migration20261127071000_restricted_alone.ts";
import { Migration20261127072000_cases_kept_apart } from "./migrations/Migration20261127072000_cases_kept_apart.ts";

/** Every migration, oldest first. A new one is added at the end; one that ran somewhere is never changed. */
export const MIGRATIONS = [
  Migration20261123222400_tables,
  Migration20261123222500_inbox,
  Migration20261123222600_deliver,
  Migration20261123222700_answer,
  Migration20261123222800_consent,
  Migration20261123222900_views,
  Migration20261125072000_group_hugs,
  Migration20261125072100_group_hugs_end,
  Migration20261125072200_group_hugs_write,
  Migration20261125072300_group_hugs_invite,
  Migration20261125072400_group_hugs_views,
  Migration20261125130000_deliver_together,
  Migration20261125130100_inbox_reads,
  Migration20261125140000_inbox_snapshot,
  Migration20261126020000_accounts_tables,
  Migration20261126020100_accounts,
  Migration20261126020300_passkeys,
  Migration20261126060000_follows,
  Migration20261126061000_second_factor_tables,
  Migration20261126061100_second_factor,
  Migration20261126061200_change_mail,
  Migration20261126062000_provider_visits,
  Migration20261126062100_providers,
  Migration20261126063000_user_keys,
  Migration20261126063100_data_rights,
  Migration20261126064000_people,
  Migration20261126065000_consent_tables,
  Migration20261126065100_consent_rules,
  Migration20261126065200_consent_deliver,
  Migration20261126065300_consent_acts,
  Migration20261126065350_consent_needs,
  Migration20261126065400_consent_views,
  Migration20261126065500_consent_ledger,
  Migration20261126066000_pictures,
  Migration20261126066100_invitation_links,
  Migration20261126066200_notifications,
  Migration20261126068000_idempotency,
  Migration20261126069300_sealed_words,
  Migration20261126070000_group_hug_blocks,
  Migration20261126070100_request_accepted,
  Migration20261126070200_presence,
  Migration20261126071000_session_life,
  Migration20261126080000_mood_tables,
  Migration20261126080100_mood_rules,
  Migration20261126080200_mood_imports,
  Migration20261126080300_mood_days,
  Migration20261126081000_insights_tables,
  Migration20261126081100_insights_rules,
  Migration20261126090000_staff_tables,
  Migration20261126090100_audit,
  Migration20261126090200_staff,
  Migration20261126091000_case_tables,
  Migration20261126091100_reports,
  Migration20261126091200_cases,
  Migration20261126092000_restriction_tables,
  Migration20261126092100_restriction_rules,
  Migration20261126092200_restriction_deliver,
  Migration20261126092300_restriction_acts,
  Migration20261126092400_restriction_told,
  Migration20261126093000_room_acts_tables,
  Migration20261126093100_room_acts,
  Migration20261126094000_measure_tables,
  Migration20261126094100_measures,
  Migration20261126094200_raid,
  Migration20261127020000_second_person,
  Migration20261127021000_reminded,
  Migration20261127022000_second_person_of_others,
  Migration20261127023000_restrict_now,
  Migration20261127040000_community_since,
  Migration20261127050000_notes_home,
  Migration20261127060000_deleted_lately,
  Migration20261127060100_lived_days,
  Migration20261127070000_limit_holds_beside,
  Migration20261127071000_restricted_alone,
  Migration20261127072000_cases_kept_apart,
].map((migration) => ({ name: migration.name, class: migration }));
