import { useEffect, useState } from "react";
import { useParams } from "react-router";
import type { Invited } from "#shared/schema/invitation-link.ts";
import type { Failure } from "../../net/state.ts";
import { useClient } from "../../ui/client-context.ts";

export type Looked = "asking" | { readonly invited: Invited } | { readonly refusal: Failure };

/** The token of this page's address, and what it says of who invites. */
export const useInvited = (): readonly [string, Looked, () => void] => {
  const client = useClient();
  const { token = "" } = useParams();
  const [tries, setTries] = useState(0);
  const [looked, setLooked] = useState<Looked>("asking");
  useEffect(() => {
    let isOver = false;
    const look = async (): Promise<Looked> => {
      const own = await client.loadOwn().catch(() => null);
      const answer = await own?.invitedBy(token);
      if (answer === undefined) return { refusal: { code: "offline" } };
      return answer.ok ? { invited: answer.invited } : { refusal: answer.refusal };
    };
    void look().then((answer) => !isOver && setLooked(answer));
    return () => {
      isOver = true;
    };
  }, [client, token, tries]);
  const again = () => {
    setLooked("asking");
    setTries(tries + 1);
  };
  return [token, looked, again];
};
