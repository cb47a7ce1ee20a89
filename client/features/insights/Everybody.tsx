import { useCallback, useId, useState } from "react";
import { LEAST_PEOPLE } from "#shared/mood/community/release.ts";
import type { Community } from "#shared/schema/insights.ts";
import type { InsightsClient } from "../../net/insights.port.ts";
import type { MoodsClient } from "../../net/moods.port.ts";
import { useClient } from "../../ui/client-context.ts";
import { CommunityChoice } from "../../ui/CommunityChoice.tsx";
import { useLooks } from "../../ui/useLooks.ts";
import { useMoods } from "../../ui/useMoods.ts";
import { useMoodsRead } from "../../ui/useMoodsRead.ts";
import { Card } from "./Card.tsx";
import { everybodysWeek } from "./week.data.ts";
import { WeekMap } from "./WeekMap.tsx";

const readSettings = (moods: MoodsClient) => moods.settings();

const weekWords = (monday: string): string =>
  `the week of ${new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${monday}T00:00:00Z`))}`;

const useCommunity = (): Community | null | "away" => {
  const client = useClient();
  const [community, setCommunity] = useState<Community | null | "away">(null);
  const look = useCallback(
    async (isOver: () => boolean) => {
      const read = (insights: InsightsClient) => insights.community();
      const told = await client.loadInsights().then(read, () => ({ ok: false }) as const);
      if (!isOver()) setCommunity((before) => (told.ok ? told.value : (before ?? "away")));
    },
    [client],
  );
  useLooks(look);
  return community;
};

const Weeks = ({ weeks }: Community) => {
  const id = useId();
  const [chosen, setChosen] = useState(weeks[0]?.week);
  const release = weeks.find(({ week }) => week === chosen) ?? weeks[0];
  if (release === undefined)
    return <p className="insight__says">No week is out yet. Each comes some days after it is over.</p>;
  const data = everybodysWeek(release, weekWords(release.week));
  const isSilent = data.days.flat().every((value) => value === null);
  return (
    <>
      <div className="field everybody__week">
        <label className="field__label" htmlFor={id}>
          Week
        </label>
        <select
          id={id}
          className="field__input"
          value={release.week}
          onChange={(event) => setChosen(event.target.value)}
        >
          {weeks.map(({ week }) => (
            <option key={week} value={week}>
              {weekWords(week).replace(/^t/, "T")}
            </option>
          ))}
        </select>
      </div>
      {isSilent ? (
        <p className="insight__says">
          {`Nothing can be said of that week: in each part of it fewer than ${LEAST_PEOPLE} people were counted.`}
        </p>
      ) : (
        <>
          <WeekMap data={data} />
          <p className="chart__note">
            {`Fuller means more pleasant. Dashed ones say nothing: fewer than ${LEAST_PEOPLE} people were counted there. All numbers are rounded, and a week never changes once it is out.`}
          </p>
        </>
      )}
    </>
  );
};

/** What everybody who agreed to be counted felt, by parts of past weeks. */
export const Everybody = () => {
  const community = useCommunity();
  const moods = useMoods();
  const [settings] = useMoodsRead(readSettings);
  return (
    <Card title="Everybody together">
      {community === "away" && <p className="soft">These figures are out of reach at the moment.</p>}
      {typeof community === "object" && community !== null && <Weeks {...community} />}
      {typeof moods === "object" && settings.kind === "here" && (
        <CommunityChoice moods={moods} isCounted={settings.value.isInCommunity} />
      )}
    </Card>
  );
};
