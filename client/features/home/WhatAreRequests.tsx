/** What each answer means, for whoever wants to know. */
export const WhatAreRequests = () => (
  <details className="requests__what">
    <summary>What is this?</summary>
    <dl>
      <dt>Once</dt>
      <dd>This hug comes to you now. The next one asks again.</dd>
      <dt>Always</dt>
      <dd>This hug comes, and all later ones, without asking. You can take it back under “You”.</dd>
      <dt>Not now</dt>
      <dd>The hug does not come. They are not told: to them it looks as if you had not answered.</dd>
    </dl>
    <p>You do not have to answer at all. A request goes by itself after three days.</p>
  </details>
);
