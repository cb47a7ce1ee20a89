import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { PictureId } from "../../platform/pictures/picture-id.ts";
import type { PictureMaker } from "../../platform/pictures/picture-maker.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import type { Pictures } from "./pictures.port.ts";

type PicturesDeps = {
  readonly database: Rows;
  /** Null = there are none on this machine. */
  readonly make: PictureMaker | null;
  readonly idOf: PictureId;
};

const OWN = `select profile_image as id from users where id = $1 and deleted_at is null`;
const READ = `
  select bytes from pictures join users on users.id = user_id and deleted_at is null
  where hash = $2 and size = $3 and not is_blocked($1, user_id)`;

export const createPictures = ({ database, make, idOf }: PicturesDeps): Pictures => ({
  async own(userId) {
    const [found] = await database.rows<{ id: string | null }>(OWN, [userId]);
    return { id: found?.id ?? null, isPossible: make !== null };
  },
  async set(userId, sent) {
    if (make === null) return refused({ code: "no_pictures_here" });
    const made = await make(sent);
    if (made === null) return refused({ code: "not_a_picture" });
    const id = idOf(userId, made[256]);
    const parameters = [userId, id, Buffer.from(made[64]), Buffer.from(made[256])];
    const [said] = await database.rows<{ is_kept: boolean }>(
      "select keep_picture($1, $2, $3, $4) as is_kept",
      parameters,
    );
    invariant(said, "keep_picture answers.");
    return said.is_kept ? done({ id }) : refused({ code: "no_such_person" });
  },
  async remove(userId) {
    await database.rows("select drop_picture($1)", [userId]);
  },
  async read(viewerId, id, size) {
    if (!isUuid(id)) return null;
    const [found] = await database.rows<{ bytes: Uint8Array }>(READ, [viewerId, id, size]);
    return found ? new Uint8Array(found.bytes) : null;
  },
});
