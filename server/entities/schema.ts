import { Appeal } from "./Appeal.ts";
import { Approval } from "./Approval.ts";
import { AuditEntry } from "./AuditEntry.ts";
import { AuditHead } from "./AuditHead.ts";
import { Case } from "./Case.ts";
import { CaseLink } from "./CaseLink.ts";
import { CaseNote } from "./CaseNote.ts";
import { CaseReveal } from "./CaseReveal.ts";
import { Report } from "./Report.ts";
import { BackupCode } from "./BackupCode.ts";
import { Block } from "./Block.ts";
import { CommunityWeek } from "./CommunityWeek.ts";
import { Consent } from "./Consent.ts";
import { ConsentEntry } from "./ConsentEntry.ts";
import { Credential } from "./Credential.ts";
import { DataExport } from "./DataExport.ts";
import { DataExportChunk } from "./DataExportChunk.ts";
import { EndedSession } from "./EndedSession.ts";
import { Erasure } from "./Erasure.ts";
import { Follow } from "./Follow.ts";
import { GroupHug } from "./GroupHug.ts";
import { GroupHugInvitation } from "./GroupHugInvitation.ts";
import { GroupHugParticipant } from "./GroupHugParticipant.ts";
import { HiddenSuggestion } from "./HiddenSuggestion.ts";
import { Hug } from "./Hug.ts";
import { HugDesign } from "./HugDesign.ts";
import { HugReaction } from "./HugReaction.ts";
import { HugRequest } from "./HugRequest.ts";
import { IdempotencyKey } from "./IdempotencyKey.ts";
import { InboxEvent } from "./InboxEvent.ts";
import { InboxHead } from "./InboxHead.ts";
import { MailLink } from "./MailLink.ts";
import { Insight } from "./Insight.ts";
import { InvitationLink } from "./InvitationLink.ts";
import { InvitationUse } from "./InvitationUse.ts";
import { Measure } from "./Measure.ts";
import { MoodDay } from "./MoodDay.ts";
import { MoodEntry } from "./MoodEntry.ts";
import { MoodEntryTag } from "./MoodEntryTag.ts";
import { MoodImport } from "./MoodImport.ts";
import { MoodState } from "./MoodState.ts";
import { MoodVersion } from "./MoodVersion.ts";
import { Mute } from "./Mute.ts";
import { Notification } from "./Notification.ts";
import { NotificationSetting } from "./NotificationSetting.ts";
import { Passkey } from "./Passkey.ts";
import { PasskeyCeremony } from "./PasskeyCeremony.ts";
import { PastToken } from "./PastToken.ts";
import { Picture } from "./Picture.ts";
import { Presence } from "./Presence.ts";
import { PrivacySetting } from "./PrivacySetting.ts";
import { QuietTime } from "./QuietTime.ts";
import { ProviderVisit } from "./ProviderVisit.ts";
import { RateLimit } from "./RateLimit.ts";
import { Restriction } from "./Restriction.ts";
import { RoomAct } from "./RoomAct.ts";
import { SecondFactor } from "./SecondFactor.ts";
import { Session } from "./Session.ts";
import { ShownSuggestion } from "./ShownSuggestion.ts";
import { SignInTicket } from "./SignInTicket.ts";
import { SigningKey } from "./SigningKey.ts";
import { TouchSetting } from "./TouchSetting.ts";
import { Staff } from "./Staff.ts";
import { StaffSession } from "./StaffSession.ts";
import { User } from "./User.ts";
import { UserKey } from "./UserKey.ts";
import { Verification } from "./Verification.ts";

/** Every table, for the database and the migration check. A new entity is added here. */
export const ENTITIES = [
  User,
  Credential,
  Session,
  Verification,
  SigningKey,
  RateLimit,
  PastToken,
  EndedSession,
  MailLink,
  Passkey,
  PasskeyCeremony,
  SecondFactor,
  BackupCode,
  SignInTicket,
  ProviderVisit,
  Hug,
  HugReaction,
  HugDesign,
  InboxHead,
  InboxEvent,
  Mute,
  Block,
  TouchSetting,
  Consent,
  QuietTime,
  HugRequest,
  ConsentEntry,
  PrivacySetting,
  Presence,
  Follow,
  GroupHug,
  GroupHugParticipant,
  GroupHugInvitation,
  IdempotencyKey,
  Picture,
  InvitationLink,
  InvitationUse,
  Notification,
  NotificationSetting,
  UserKey,
  DataExport,
  DataExportChunk,
  Erasure,
  MoodImport,
  MoodEntry,
  MoodEntryTag,
  MoodVersion,
  MoodDay,
  MoodState,
  Insight,
  HiddenSuggestion,
  ShownSuggestion,
  CommunityWeek,
  Staff,
  StaffSession,
  AuditEntry,
  AuditHead,
  Restriction,
  Appeal,
  Approval,
  RoomAct,
  Measure,
  Case,
  Report,
  CaseNote,
  CaseLink,
  CaseReveal,
];
