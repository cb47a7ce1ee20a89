import type { ReactNode } from "react";

type StatusProps = { readonly className?: string; readonly id?: string; readonly children: ReactNode };

/** What changed, said politely. It must be on the page before its text is, or nobody hears it. */
export const Status = (props: StatusProps) => (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <output> holds phrases only, and this holds paragraphs and buttons
  <div role="status" {...props} />
);
