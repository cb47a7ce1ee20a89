import { createHmac, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import {
  choosePage,
  listenAs,
  readForm,
  sendJson,
  sendPage,
  type ProviderPerson,
  type ProviderServer,
} from "./provider-server.ts";

export type FacebookShape = { readonly clientId: string; readonly secret: string; readonly port?: number };

type Given = { readonly redirectUri: string; readonly person: ProviderPerson };
const newWord = () => randomBytes(16).toString("hex");
const refuse = (response: ServerResponse, message: string) =>
  sendJson(response, 400, { error: { message, type: "OAuthException", code: 100 } });

/** OAuth 2.0 with a profile endpoint, in the shape of Facebook's: its errors, its `#_=_`, its proof of the app's secret. */
export const openFacebookServer = async ({ clientId, secret, port = 0 }: FacebookShape): Promise<ProviderServer> => {
  const people = new Map<string, ProviderPerson>();
  const codes = new Map<string, Given>();
  const tokens = new Map<string, ProviderPerson>();
  const net = await listenAs(port, ({ url }) => url?.startsWith("/oauth/access_token") === true);

  const dialog = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const redirectUri = url.searchParams.get("redirect_uri") ?? "";
    if (url.searchParams.get("client_id") !== clientId) return refuse(response, "Invalid App ID");
    if (!redirectUri.endsWith("/api/providers/facebook/callback")) return refuse(response, "URL Blocked");
    if (request.method !== "POST") return sendPage(response, choosePage("Log in, like facebook", url.href, people));
    const person = people.get((await readForm(request)).get("who") ?? "");
    const back = new URL(redirectUri);
    back.searchParams.set("state", url.searchParams.get("state") ?? "");
    if (person) {
      const code = newWord();
      codes.set(code, { redirectUri, person });
      back.searchParams.set("code", code);
    } else {
      back.searchParams.set("error", "access_denied");
      back.searchParams.set("error_reason", "user_denied");
    }
    response.writeHead(302, { location: `${back.href}#_=_` }).end();
  };
  const exchange = async (request: IncomingMessage, response: ServerResponse) => {
    const form = await readForm(request);
    const given = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const isClient = form.get("client_id") === clientId && form.get("client_secret") === secret;
    if (!isClient) return refuse(response, "Error validating client secret.");
    if (given?.redirectUri !== form.get("redirect_uri"))
      return refuse(response, "This authorization code has been used.");
    const token = newWord();
    tokens.set(token, given?.person as ProviderPerson); // as: it has the redirect URI that was compared
    sendJson(response, 200, { access_token: token, token_type: "bearer", expires_in: 5_183_944 });
  };
  const profile = (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    const person = tokens.get(token);
    const proof = createHmac("sha256", secret).update(token).digest("hex");
    if (!person) return refuse(response, "Invalid OAuth access token.");
    if (url.searchParams.get("appsecret_proof") !== proof) return refuse(response, "Invalid appsecret_proof.");
    if (url.searchParams.get("fields") !== "id,name,email") return refuse(response, "Unknown fields.");
    sendJson(response, 200, { id: person.subject, name: person.name, email: person.mail });
  };

  net.answer((request, response) => {
    const url = new URL(request.url ?? "/", net.origin);
    if (url.pathname === "/dialog/oauth") return void dialog(request, response, url);
    if (url.pathname === "/oauth/access_token") return void exchange(request, response);
    if (url.pathname === "/me") return profile(request, response, url);
    response.writeHead(404).end();
  });
  return { origin: net.origin, people, setFault: net.setFault, close: net.close };
};
