import { Link } from "react-router";
import { FOLLOW_LISTS, type FollowList } from "#shared/schema/people.limits.ts";
import { LIST_NAMES } from "./view.ts";

type ListChoiceProps = {
  readonly chosen: FollowList;
  readonly counts?: Readonly<Record<FollowList, number>> | undefined;
};

/** Friends, followers, following: each has an address of its own. */
export const ListChoice = ({ chosen, counts }: ListChoiceProps) => (
  <nav className="lists" aria-label="Lists">
    {FOLLOW_LISTS.map((list) => (
      <Link
        key={list}
        className="lists__one"
        to={`?list=${list}`}
        replace
        preventScrollReset
        aria-current={list === chosen ? "true" : undefined}
      >
        {LIST_NAMES[list]}
        {counts && <span className="lists__count">{counts[list]}</span>}
      </Link>
    ))}
  </nav>
);
