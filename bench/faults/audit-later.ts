/** A seeded bug, loaded into a server before its own program: an act is committed, and its entry half a second later. */
import { keepAuditApart } from "./audit-apart.ts";

keepAuditApart(false);
