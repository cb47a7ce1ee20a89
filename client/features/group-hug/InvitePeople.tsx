import { useMemo, useState } from "react";
import { useStore } from "zustand";
import type { GroupHugRoomView } from "../../net/state.ts";
import { Being } from "../../ui/Being.tsx";
import { useClient } from "../../ui/client-context.ts";
import { isAsleep, peopleAround } from "../../ui/people-around.ts";
import { Status } from "../../ui/Status.tsx";
import { actSentenceOf } from "./act.words.ts";

/** People who show that they are here in HugMood, and friends, who are not in this hug; each can be asked once. */
export const InvitePeople = ({ room }: { readonly room: GroupHugRoomView }) => {
  const client = useClient();
  const state = useStore(client.store);
  const people = useMemo(() => peopleAround(state), [state]);
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState("");
  const isThere = new Set(room.members.map(({ id }) => id));
  const others = people.filter(({ id }) => !isThere.has(id));
  const ask = async (id: string, name: string) => {
    const result = await client.invite(room.id, id);
    setSaid(result.ok ? `${name} is asked.` : actSentenceOf(result.refusal));
    if (result.ok) setAsked((before) => new Set([...before, id]));
  };
  if (others.length === 0) return null;
  return (
    <div className="stack invite">
      <h3 className="field__label">Ask somebody in</h3>
      <ul className="invite__people">
        {others.map(({ id, name, being, presence }) => (
          <li key={id} className="member">
            <Being being={being} size={44} phaseOf={id} isAsleep={isAsleep(presence)} />
            <span className="member__name">{name}</span>
            <button
              type="button"
              className="button"
              aria-disabled={asked.has(id)}
              aria-label={asked.has(id) ? `${name} is asked` : `Invite ${name}`}
              onClick={() => asked.has(id) || void ask(id, name)}
            >
              {asked.has(id) ? "Asked" : "Invite"}
            </button>
          </li>
        ))}
      </ul>
      <Status className="field__hint">{said}</Status>
    </div>
  );
};
