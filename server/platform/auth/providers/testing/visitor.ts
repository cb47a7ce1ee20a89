/** What a provider sent the browser back with. */
export type SentBack = { readonly method: "GET" | "POST"; readonly params: URLSearchParams };

const unescape = (text: string): string =>
  text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const attribute = (html: string, name: string): string =>
  unescape(new RegExp(`${name}="([^"]*)"`).exec(html)?.[1] ?? "");

/** A browser without windows: goes to a provider, chooses `who` (empty = no), and stops where it is sent back to. */
export const visitAs = async (address: string, who: string, redirectUri: string): Promise<SentBack> => {
  const jar = new Map<string, string>();
  let url = address;
  let form: URLSearchParams | null = null;
  for (let hops = 0; hops < 12; hops += 1) {
    const response: Response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...jar].map((pair) => pair.join("=")).join("; ") },
      ...(form === null ? {} : { method: "POST", body: form }),
    });
    form = null;
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]?.split(/=(.*)/s) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get("location");
    if (location !== null) {
      url = new URL(location, url).href;
      if (url.startsWith(`${redirectUri}?`)) return { method: "GET", params: new URL(url).searchParams };
      continue;
    }
    const html = await response.text();
    if (response.status >= 400 && !html.includes(redirectUri)) throw new Error(`${url}: ${response.status} ${html}`);
    if (attribute(html, "action") === redirectUri) {
      const inputs = [...html.matchAll(/<input[^>]*>/g)].map(([input]) => input);
      return {
        method: "POST",
        params: new URLSearchParams(inputs.map((input) => [attribute(input, "name"), attribute(input, "value")])),
      };
    }
    url = new URL(attribute(html, "action"), url).href;
    form = new URLSearchParams({ who });
  }
  throw new Error("It never came back.");
};
