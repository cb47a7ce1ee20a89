import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";

/** From now on everybody may hug whoever this `fetch` is signed in as. Throws when the server says no. */
export const openToEverybody = async (url: string, ownFetch: typeof fetch): Promise<void> => {
  const answer = await ownFetch(`${url}/api/consents/settings`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...DEFAULT_CONSENT, allowHugsFrom: "everyone" }),
  });
  if (!answer.ok) throw new Error(`Everybody could not be let in: ${answer.status} ${await answer.text()}`);
};
