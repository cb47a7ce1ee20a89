import type { GroupHugChanges } from "../services/group-hugs/group-hugs.port.ts";
import { createChanges } from "./changes.ts";

export const createGroupHugChanges = (): GroupHugChanges => createChanges<[]>();
