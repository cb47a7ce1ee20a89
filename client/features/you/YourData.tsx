import { useId } from "react";
import { Copy } from "./Copy.tsx";
import { Erase } from "./Erase.tsx";

/** A copy of everything that is kept about oneself, and the end of it. */
export const YourData = () => {
  const id = useId();
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Your data</h2>
      <Copy />
      <Erase />
    </section>
  );
};
