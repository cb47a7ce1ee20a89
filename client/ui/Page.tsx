import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "react-router";
import "./page.css";

type PageProps = {
  /** The one h1, and the document's title. */
  readonly title: string;
  readonly lead?: ReactNode | undefined;
  /** `wide` uses a laptop's width, `narrow` keeps lines short. */
  readonly width?: "narrow" | "wide";
  readonly isTitleUnseen?: boolean;
  readonly children: ReactNode;
};

/** The main landmark of a page. After a change of page the heading takes the focus, so that a screen reader reads on from there. */
export const Page = ({ title, lead, width = "narrow", isTitleUnseen = false, children }: PageProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  useEffect(() => {
    // "default" is the first page of a visit: there the focus belongs to the browser.
    if (key !== "default") heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [key]);
  return (
    <main id="main" className={`page page--${width}`}>
      <title>{`${title} · HugMood`}</title>
      <header className={isTitleUnseen ? "unseen" : "page__head"}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="page__lead">{lead}</p>}
      </header>
      {children}
    </main>
  );
};
