/** A seeded bug, loaded into a server before its own program: an entry is committed, and its act half a second later. */
import { keepAuditApart } from "./audit-apart.ts";

keepAuditApart(true);
