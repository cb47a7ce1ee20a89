import { useEffect, useState } from "react";
import type { Result } from "../../net/state.ts";
import { useClient } from "../../ui/client-context.ts";

const OFFLINE: Result = { ok: false, refusal: { code: "offline" } };
const NOTHING_ASKED: Result = { ok: true };

/** Opens the link by itself; a second time changes nothing, so it can be tried again. Null = it is being opened. */
export const useConfirm = (token: string): readonly [Result | null, () => void] => {
  const client = useClient();
  const [tries, setTries] = useState(0);
  const [answered, setAnswered] = useState<{ readonly to: string; readonly result: Result } | null>(null);
  /** What is asked: each try anew, and another link in the same tab. */
  const asked = `${token} ${tries}`;
  useEffect(() => {
    if (token === "") return;
    let isOver = false;
    void client
      .loadAccount()
      .then(
        (account) => account.confirm(token),
        () => OFFLINE,
      )
      .then((result) => !isOver && setAnswered({ to: asked, result }));
    return () => {
      isOver = true;
    };
  }, [client, token, asked]);
  const result = token === "" ? NOTHING_ASKED : answered?.to === asked ? answered.result : null;
  return [result, () => setTries(tries + 1)];
};
