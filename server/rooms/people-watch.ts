import type { PeopleChanges } from "./people-changes.ts";

type Watcher = {
  /** Whose changes are told from now on, in place of those of before; whether somebody is among them who was not. */
  of(userIds: Iterable<string>): boolean;
  end(): void;
};
export type PeopleWatch = {
  /** `onChanged`: something about one of the watched may have changed. */
  watch(onChanged: () => void): Watcher;
};

/** Tells many watchers of the few people each of them watches: one listener a channel, whatever their number. */
export const createPeopleWatch = (channels: readonly Pick<PeopleChanges, "subscribe">[]): PeopleWatch => {
  const byPerson = new Map<string, Set<() => void>>();
  const everybody = new Set<() => void>();
  const tell = (userIds: readonly string[]): void => {
    const told = new Set(userIds.flatMap((id) => [...(byPerson.get(id) ?? [])]));
    for (const onChanged of told) onChanged();
  };
  const tellAll = (): void => {
    for (const onChanged of everybody) onChanged();
  };
  for (const channel of channels) channel.subscribe(tell, tellAll);
  return {
    watch(onChanged) {
      let watched: ReadonlySet<string> = new Set();
      const leave = (): void => {
        for (const id of watched) {
          const those = byPerson.get(id);
          those?.delete(onChanged);
          if (those?.size === 0) byPerson.delete(id);
        }
      };
      everybody.add(onChanged);
      return {
        of(userIds) {
          const before = watched;
          leave();
          watched = new Set(userIds);
          for (const id of watched) {
            const those = byPerson.get(id) ?? new Set();
            byPerson.set(id, those.add(onChanged));
          }
          return [...watched].some((id) => !before.has(id));
        },
        end() {
          leave();
          everybody.delete(onChanged);
        },
      };
    },
  };
};
