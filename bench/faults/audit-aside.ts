/** A seeded bug, loaded into a server before its own program: the entry of a restriction is a transaction of its own, half a second later. */
import { keepRestrictionsApart } from "./audit-apart.ts";

keepRestrictionsApart();
