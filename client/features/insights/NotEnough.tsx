type NotEnoughProps = {
  readonly says: string;
  readonly numbers: string;
  readonly have: number;
  readonly need: number;
};

/** More than this many are drawn as one line. */
const SEEDS_MOST = 30;

/** Not enough to say: how much there is, how much it takes, and no hurry. */
export const NotEnough = ({ says, numbers, have, need }: NotEnoughProps) => {
  const filled = Math.min(have, need);
  const left = need - filled;
  return (
    <div className="notyet">
      <div className="notyet__seeds" aria-hidden="true">
        {need <= SEEDS_MOST ? (
          Array.from({ length: need }, (_, at) => (
            <span key={at} className={at < filled ? "notyet__seed notyet__seed--here" : "notyet__seed"} />
          ))
        ) : (
          <span className="notyet__line">
            <span style={{ width: `${(filled / need) * 100}%` }} />
          </span>
        )}
      </div>
      <p className="insight__says">{says}</p>
      <p className="soft">
        {numbers} {left > 0 && `That is ${left} more, as it comes.`}
      </p>
    </div>
  );
};
