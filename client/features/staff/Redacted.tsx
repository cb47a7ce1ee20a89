/** Words that are hidden. Their length is, too: the block is as long for one letter as for a page. */
export const Redacted = ({ what }: { readonly what: string }) => (
  <p className="redacted">
    <span className="redacted__block" aria-hidden="true" />
    <span className="unseen">{`${what} is hidden.`}</span>
  </p>
);
