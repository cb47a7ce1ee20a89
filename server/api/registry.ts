import type { Ages } from "../services/ages/ages.port.ts";
import type { Audit } from "../services/audit/audit.port.ts";
import type { Cases } from "../services/cases/cases.port.ts";
import type { Accounts } from "../services/identity/identity.port.ts";
import type { Credentials } from "../services/credentials/credentials.port.ts";
import type { Consents } from "../services/consents/consents.port.ts";
import type { Designs } from "../services/designs/designs.port.ts";
import type { Erasure } from "../services/erasure/erasure.port.ts";
import type { Exports } from "../services/exports/exports.port.ts";
import type { GroupHugs } from "../services/group-hugs/group-hugs.port.ts";
import type { Passkeys } from "../services/passkeys/passkeys.port.ts";
import type { SecondFactor } from "../services/second-factor/second-factor.port.ts";
import type { StepUp } from "../services/step-up/step-up.port.ts";
import type { RoomActs } from "../services/room-acts/room-acts.port.ts";
import type { Restrictions } from "../services/restrictions/restrictions.port.ts";
import type { Staff } from "../services/staff/staff.port.ts";
import type { Providers } from "../services/providers/providers.port.ts";
import type { Hugs } from "../services/hugs/hugs.port.ts";
import type { Insights } from "../services/insights/insights.port.ts";
import type { InvitationLinks } from "../services/invitation-links/invitation-links.port.ts";
import type { Measures } from "../services/measures/measures.port.ts";
import type { Moods } from "../services/moods/moods.port.ts";
import type { Notifications } from "../services/notifications/notifications.port.ts";
import type { Pictures } from "../services/pictures/pictures.port.ts";
import type { Feed } from "../services/feed/feed.port.ts";
import type { Follows } from "../services/follows/follows.port.ts";
import type { People } from "../services/people/people.port.ts";
import type { Privacy } from "../services/privacy/privacy.port.ts";
import type { Profiles } from "../services/profiles/profiles.port.ts";
import type { Reports } from "../services/reports/reports.port.ts";
import { accountRoutes } from "./account.routes.ts";
import { approvalRoutes } from "./approvals.routes.ts";
import { auditRoutes } from "./audit.routes.ts";
import { caseRoutes } from "./cases.routes.ts";
import { consentRoutes } from "./consents.routes.ts";
import { dataRightsRoutes } from "./data-rights.routes.ts";
import { designRoutes } from "./designs.routes.ts";
import { feedRoutes } from "./feed.routes.ts";
import { followRoutes } from "./follows.routes.ts";
import { groupHugRoutes } from "./group-hugs.routes.ts";
import { healthRoutes } from "./health.routes.ts";
import { hugRoutes } from "./hugs.routes.ts";
import { insightsRoutes } from "./insights.routes.ts";
import { measureRoutes } from "./measures.routes.ts";
import { meRoutes } from "./me.routes.ts";
import { moodExportRoutes } from "./mood-export.routes.ts";
import { moodFiguresRoutes } from "./mood-figures.routes.ts";
import { moodImportsRoutes } from "./mood-imports.routes.ts";
import { moodSettingsRoutes } from "./mood-settings.routes.ts";
import { moodRoutes } from "./moods.routes.ts";
import { passkeyRoutes } from "./passkeys.routes.ts";
import { peopleRoutes } from "./people.routes.ts";
import { invitationLinkRoutes } from "./invitation-links.routes.ts";
import { notificationRoutes } from "./notifications.routes.ts";
import { pictureRoutes } from "./pictures.routes.ts";
import { reportRoutes } from "./reports.routes.ts";
import { secondFactorRoutes } from "./second-factor.routes.ts";
import { privacyRoutes } from "./privacy.routes.ts";
import { providerRoutes } from "./providers.routes.ts";
import { sessionRoutes } from "./session.routes.ts";
import { roomActRoutes } from "./room-acts.routes.ts";
import { restrictionRoutes } from "./restrictions.routes.ts";
import { staffRoutes } from "./staff.routes.ts";
import { stepUpRoutes } from "./step-up.routes.ts";
import type { Route } from "./route.ts";

export type ApiServices = {
  readonly accounts: Accounts;
  readonly credentials: Credentials;
  readonly passkeys: Passkeys;
  readonly secondFactor: SecondFactor;
  readonly stepUp: StepUp;
  readonly providers: Providers;
  readonly staff: Staff;
  readonly restrictions: Restrictions;
  readonly audit: Pick<Audit, "page" | "openExport" | "exported">;
  readonly roomActs: RoomActs;
  readonly measures: Omit<Measures, "limits">;
  readonly reports: Reports;
  readonly cases: Cases;
  readonly ages: Ages;
  readonly exports: Exports;
  readonly erasure: Erasure;
  readonly people: People;
  readonly pictures: Pictures;
  readonly invitationLinks: InvitationLinks;
  readonly notifications: Notifications;
  readonly feed: Feed;
  readonly follows: Follows;
  readonly profiles: Profiles;
  readonly privacy: Privacy;
  readonly hugs: Hugs;
  readonly consents: Pick<Consents, "way" | "chosen" | "ledger" | "settings" | "setSettings">;
  readonly designs: Designs;
  readonly moods: Moods;
  readonly insights: Omit<Insights, "compute" | "release">;
  readonly groupHugs: Pick<GroupHugs, "create" | "page" | "one">;
  /** Rejects when the database does not answer. */
  readonly pingDatabase: () => Promise<void>;
  readonly isAcceptingRooms: () => boolean;
};

/** Every route there is. Dispatch, validation, limits, the OpenAPI document and the explorer all come from here. */
export const createRoutes = (services: ApiServices): readonly Route[] => [
  ...sessionRoutes(services),
  ...accountRoutes(services),
  ...passkeyRoutes(services),
  ...secondFactorRoutes(services),
  ...stepUpRoutes(services),
  ...providerRoutes(services),
  ...meRoutes(services),
  ...consentRoutes(services),
  ...pictureRoutes(services),
  ...invitationLinkRoutes(services),
  ...notificationRoutes(services),
  ...privacyRoutes(services),
  ...dataRightsRoutes(services),
  ...hugRoutes(services),
  ...groupHugRoutes(services),
  ...moodFiguresRoutes(services),
  ...moodSettingsRoutes(services),
  ...moodImportsRoutes(services),
  ...moodExportRoutes(services),
  ...insightsRoutes(services),
  ...moodRoutes(services),
  ...peopleRoutes(services),
  ...followRoutes(services),
  ...feedRoutes(services),
  ...designRoutes(services),
  ...staffRoutes(services),
  ...restrictionRoutes(services),
  ...approvalRoutes(services),
  ...auditRoutes(services),
  ...roomActRoutes(services),
  ...measureRoutes(services),
  ...reportRoutes(services),
  ...caseRoutes(services),
  ...healthRoutes(services),
];
