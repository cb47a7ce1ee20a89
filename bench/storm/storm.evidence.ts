/**
 * What a storm lost or doubled, from both sides, for devices that came back: the others have lost nothing yet.
 *  V1  every number of an inbox up to the last that the database has reached its device; one that did not is lost.
 *  V2  an acknowledged hug is among what its receiver's device got; otherwise it is lost.
 *  V3  a number that a device was sent again after it had it is doubled.
 *  V4  so is a hug that a device got under two numbers.
 */
export type Seen = {
  /** By number, the hug that it brought; null = it brought another thing. */
  readonly byNumber: ReadonlyMap<number, string | null>;
  /** Numbers that came once more. */
  readonly repeats: number;
};
export type AckedHug = { readonly id: string; readonly to: string };
export type Damage = { readonly lost: number; readonly doubled: number };

/** `heads`: the last number of each inbox, by the database; `seen`: of the devices that came back. */
export const damageOf = (
  heads: ReadonlyMap<string, number>,
  seen: ReadonlyMap<string, Seen>,
  acked: readonly AckedHug[],
): Damage => {
  let [lost, doubled] = [0, 0];
  const hugsOf = new Map<string, Set<string>>();
  for (const [userId, { byNumber, repeats }] of seen) {
    const hugs = [...byNumber.values()].filter((id) => id !== null);
    const distinct = new Set(hugs);
    hugsOf.set(userId, distinct);
    doubled += repeats + hugs.length - distinct.size;
    for (let seq = 1; seq <= (heads.get(userId) ?? 0); seq += 1) if (!byNumber.has(seq)) lost += 1;
  }
  for (const { id, to } of acked) if (hugsOf.get(to)?.has(id) === false) lost += 1;
  return { lost, doubled };
};
