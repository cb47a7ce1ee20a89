/** Other words in a function of the database. */
export type Change = readonly [from: string, to: string];

/** SQL that writes a function anew with other words in it; it fails where they are not there. */
export const amend = (signature: string, changes: readonly Change[]): string => `
  do $amend$
  declare
    body text := pg_get_functiondef('${signature}'::regprocedure);
  begin
    ${changes
      .map(
        ([from, to]) => `
    if position($from$${from}$from$ in body) = 0 then raise exception '% is not as it was', '${signature}'; end if;
    body := replace(body, $from$${from}$from$, $to$${to}$to$);`,
      )
      .join("")}
    execute body;
  end $amend$`;

/** The same the other way round. */
export const amendBack = (signature: string, changes: readonly Change[]): string =>
  amend(signature, changes.map(([from, to]): Change => [to, from]).toReversed());
