import { useState } from "react";
import type { Failure } from "../../net/state.ts";
import { useClient } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";

type FollowButtonProps = {
  readonly person: { readonly id: string; readonly name: string };
  readonly follows: boolean;
  /** It was done. */
  readonly onChange: (follows: boolean) => void;
};

/** Follows somebody, or no longer. */
export const FollowButton = ({ person, follows, onChange }: FollowButtonProps) => {
  const client = useClient();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const follow = async () => {
    if (isAsking) return;
    setIsAsking(true);
    const result = await client.loadPeople().then(
      (people) => people.follow(person.id, !follows),
      () => ({ ok: false, refusal: { code: "offline" } }) as const,
    );
    setIsAsking(false);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) onChange(!follows);
  };
  return (
    <>
      <button
        type="button"
        className={follows ? "button button--quiet" : "button"}
        aria-label={`${follows ? "Unfollow" : "Follow"} ${person.name}`}
        aria-disabled={isAsking}
        onClick={() => void follow()}
      >
        {follows ? "Unfollow" : "Follow"}
      </button>
      <Status className="field__error">{refusal && sentenceOf(refusal)}</Status>
    </>
  );
};
