import { useEffect, useRef, type ReactNode } from "react";

type TakesFocusProps = {
  /** False: it was there from the start, and the focus is the browser's. */
  readonly isNew: boolean;
  readonly className?: string;
  readonly children: ReactNode;
};

/** What stands in for what had the focus takes it, so that a screen reader reads on from there. */
export const TakesFocus = ({ isNew, className, children }: TakesFocusProps) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) place.current?.focus();
  }, [isNew]);
  return (
    <div ref={place} className={className} tabIndex={-1} style={{ outline: "none" }}>
      {children}
    </div>
  );
};
