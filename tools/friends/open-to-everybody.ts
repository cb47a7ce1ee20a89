import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";

/** From now on everybody may hug whoever this `fetch` is signed in as, and sees that they are here. Throws when the server says no. */
export const openToEverybody = async (url: string, ownFetch: typeof fetch): Promise<void> => {
  for (const [path, body] of [
    ["/api/consents/settings", { ...DEFAULT_CONSENT, allowHugsFrom: "everyone" }],
    ["/api/me/privacy", { showActivityTo: "everyone" }],
  ] as const) {
    const answer = await ownFetch(`${url}${path}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`Everybody could not be let in: ${answer.status} ${await answer.text()}`);
  }
};
