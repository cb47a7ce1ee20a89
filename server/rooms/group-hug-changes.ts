import type { GroupHugChanges } from "../services/group-hugs/group-hugs.port.ts";
import { createChanges, type Carry } from "./changes.ts";

export const createGroupHugChanges = (carry?: Carry<[]>): GroupHugChanges => createChanges<[]>(carry);
