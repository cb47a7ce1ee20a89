import type { ReactNode } from "react";
import { Page } from "../../ui/Page.tsx";
import type { RoomStage } from "./room.view.ts";

type GroupLayoutProps = {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly stage: RoomStage;
  /** A design is being played. */
  readonly isPlaying: boolean;
  /** From the staff: above the picture, and over it while a hug is played. */
  readonly notices?: ReactNode;
  readonly picture: ReactNode;
  /** What is said at this moment. */
  readonly line: string;
  readonly secondsLeft?: number;
  readonly children: ReactNode;
};

/** The picture of a group and what is said in it, and beside or below it what one can do. */
export const GroupLayout = (props: GroupLayoutProps) => {
  const { title, lead, stage, isPlaying, notices, picture, line, secondsLeft = 0, children } = props;
  return (
    <Page width="wide" title={title} lead={lead}>
      <div className="group" data-stage={stage} data-playing={isPlaying}>
        <div className="group__stage">
          <div className="group__notices">{notices}</div>
          {picture}
          {secondsLeft > 0 && (
            <p className="group__count" aria-hidden="true">
              {secondsLeft}
            </p>
          )}
          <p className="group__line" aria-live="polite" data-counting={secondsLeft > 0}>
            {line}
          </p>
        </div>
        <div className="group__words stack">{children}</div>
      </div>
    </Page>
  );
};
