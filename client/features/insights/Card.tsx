import { useId, type ReactNode } from "react";

type CardProps = { readonly title: string; readonly className?: string; readonly children: ReactNode };

/** One idea. */
export const Card = ({ title, className = "", children }: CardProps) => {
  const id = useId();
  return (
    <section className={`card stack insight ${className}`} aria-labelledby={id}>
      <h2 id={id} className="insight__title">
        {title}
      </h2>
      {children}
    </section>
  );
};
