import { useEffect, useState } from "react";
import type { PersonView } from "#shared/schema/hug.ts";
import { useClient } from "./client-context.ts";

/** Somebody by id: as this device knows them, else as the server tells; "gone" = cannot be reached. */
export const usePerson = (id: string, known: PersonView | null): PersonView | "loading" | "gone" => {
  const client = useClient();
  const [asked, setAsked] = useState<{ readonly id: string; readonly person: PersonView | null } | null>(null);
  // The first one found stays: somebody who leaves the lobby meanwhile must not take the page away.
  const [kept] = useState(known);
  const isKnown = kept?.id === id;
  useEffect(() => {
    if (isKnown) return;
    let isOver = false;
    void client.person(id).then((person) => !isOver && setAsked({ id, person }));
    return () => {
      isOver = true;
    };
  }, [client, id, isKnown]);
  if (isKnown) return kept;
  if (known) return known;
  return asked?.id === id ? (asked.person ?? "gone") : "loading";
};
