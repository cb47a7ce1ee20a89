import type { PictureId } from "../../platform/pictures/picture-id.ts";
import type { MadePicture, PictureMaker } from "../../platform/pictures/picture-maker.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Pictures } from "./pictures.port.ts";

type Deps = { readonly tables: MemoryTables; readonly make: PictureMaker | null; readonly idOf: PictureId };
type Kept = { readonly userId: string; readonly id: string; readonly made: MadePicture };

/** Pictures in memory; passes the same contract as the ones in the database. */
export const createMemoryPictures = ({ tables, make, idOf }: Deps): Pictures => {
  const kept = new Map<string, Kept>();
  return {
    async own(userId) {
      tables.reach();
      return { id: kept.get(userId)?.id ?? null, isPossible: make !== null };
    },
    async set(userId, sent) {
      tables.reach();
      if (make === null) return refused({ code: "no_pictures_here" });
      const made = await make(sent);
      if (made === null) return refused({ code: "not_a_picture" });
      if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
      const id = idOf(userId, made[256]);
      kept.set(userId, { userId, id, made });
      return done({ id });
    },
    async remove(userId) {
      tables.reach();
      kept.delete(userId);
    },
    async read(viewerId, id, size) {
      tables.reach();
      const found = [...kept.values()].find((one) => one.id === id);
      if (!found || !tables.isHere(found.userId) || tables.isBlocked(viewerId, found.userId)) return null;
      return found.made[size];
    },
  };
};
