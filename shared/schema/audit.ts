import * as z from "zod";

/** An entry of the audit as senior moderators read it. */
export type AuditEntryView = {
  readonly seq: number;
  /** ms since 1970. */
  readonly atMs: number;
  /** Null = the server's own act, or an operator's at the machine. */
  readonly actorId: string | null;
  /** Null where there is no such account any more. */
  readonly actorName: string | null;
  readonly actorRole: string;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** Of a user or a group hug that is still there. */
  readonly subjectName: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  /**
   * It is about the reader, and somebody else's act: by whom, as what and its details are empty; the act and its subject,
   * too, unless that is the reader (of that they were told).
   */
  readonly isAboutReader: boolean;
};

/** What entries are looked for; null = whatever it is. */
export type AuditFilter = {
  readonly actor: string | null;
  readonly act: string | null;
  readonly subject: string | null;
  /** ms since 1970: from this moment on, and before that one. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
};
export const ANY_ENTRY: AuditFilter = { actor: null, act: null, subject: null, fromMs: null, toMs: null };

/** As the columns of an entry are. */
export const auditActSchema = z.string().regex(/^[a-z_]{1,40}$/);
export const auditSubjectSchema = z.string().regex(/^[a-z0-9:_-]{1,80}$/);
