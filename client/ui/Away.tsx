type AwayProps = { readonly text: string; readonly onAgain: () => void };

/** Something could not be fetched. */
export const Away = ({ text, onAgain }: AwayProps) => (
  <div className="row" role="alert">
    <p>{text}</p>
    <button type="button" className="button" onClick={onAgain}>
      Try again
    </button>
  </div>
);
