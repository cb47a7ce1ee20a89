import { importSPKI, jwtVerify, exportJWK, generateKeyPair } from "jose";
import { Provider as OidcProvider } from "oidc-provider";
import {
  choosePage,
  listenAs,
  readForm,
  sendPage,
  type ProviderPerson,
  type ProviderServer,
} from "./provider-server.ts";
import { tamperedToken } from "./tampered-token.ts";

export type OpenIdShape = {
  /** Google: PKCE, the name in the id token. Apple: a form by POST, the name in it the first time only, a signed secret. */
  readonly like: "google" | "apple";
  readonly clientId: string;
  /** Google's secret; of Apple's the public key (PEM), whose owner signs one. */
  readonly secret: string;
  readonly teamId?: string;
  readonly port?: number;
};

const KID = "own";
const INTERACTION = /^\/interaction\/([\w-]+)$/;

/** A certified OpenID provider (`oidc-provider`), in the shape of Google's or Apple's. */
export const openOpenIdServer = async (shape: OpenIdShape): Promise<ProviderServer> => {
  const isApple = shape.like === "apple";
  const people = new Map<string, ProviderPerson>();
  const named = new Set<string>();
  const net = await listenAs(shape.port ?? 0, ({ url }) => url?.startsWith("/token") === true);
  const [own, other] = await Promise.all([1, 2].map(() => generateKeyPair("RS256", { extractable: true })));
  if (!own || !other) throw new Error("Two keys were made.");
  const keys = { kid: KID, own: own.privateKey, other: other.privateKey };
  const bySubject = (subject: string) => [...people.values()].find((one) => one.subject === subject);

  const provider = new OidcProvider(net.origin, {
    clients: [
      {
        client_id: shape.clientId,
        client_secret: isApple ? "signed anew for each exchange" : shape.secret,
        redirect_uris: ["http://127.0.0.1/"],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: "client_secret_post",
        id_token_signed_response_alg: "RS256",
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(own.privateKey)), kid: KID, alg: "RS256", use: "sig" }] },
    cookies: { keys: ["only-for-tests"] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    scopes: ["openid", "email", "profile", "name"],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], name: [] },
    conformIdTokenClaims: false,
    pkce: { required: () => !isApple },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    async findAccount(_ctx, sub) {
      const person = bySubject(sub);
      if (!person) return undefined;
      const { mail: email, isMailVerified, name } = person;
      // Apple says it as a word.
      const email_verified = (isApple ? String(isMailVerified) : isMailVerified) as boolean;
      return { accountId: sub, claims: async () => ({ sub, email, email_verified, ...(isApple ? {} : { name }) }) };
    },
    async loadExistingGrant(ctx) {
      const accountId = ctx.oidc.session?.accountId;
      const clientId = ctx.oidc.client?.clientId;
      if (accountId === undefined || clientId === undefined) return undefined;
      const grant = new ctx.oidc.provider.Grant({ accountId, clientId });
      grant.addOIDCScope("openid email profile name");
      await grant.save();
      return grant;
    },
  });
  // As a provider has them in its list of addresses to come back to.
  provider.Client.prototype.redirectUriAllowed = (uri) => uri.endsWith(`/api/providers/${shape.like}/callback`);
  if (isApple)
    provider.Client.prototype.compareClientSecret = async (secret: string) => {
      const expected = { issuer: shape.teamId ?? "", subject: shape.clientId, audience: net.origin };
      const key = await importSPKI(shape.secret, "ES256");
      return jwtVerify(secret, key, { ...expected, algorithms: ["ES256"], maxTokenAge: "180 days" }).then(
        ({ payload, protectedHeader }) => payload.exp !== undefined && protectedHeader.kid !== undefined,
        () => false,
      );
    };
  provider.use(async (ctx, next) => {
    await next();
    const body: unknown = ctx.body;
    if (ctx.path === "/.well-known/openid-configuration" && isApple)
      delete (body as Record<string, unknown>)["code_challenge_methods_supported"];
    if (ctx.path === "/token" && typeof body === "object" && body !== null && "id_token" in body) {
      if (net.fault() === "no_id_token") delete body.id_token;
      else body.id_token = await tamperedToken(String(body.id_token), net.fault(), keys);
    }
    const subject = ctx.oidc?.session?.accountId;
    const isForm = typeof body === "string" && body.includes('name="code"');
    if (isForm && isApple && subject !== undefined && !named.has(subject)) {
      named.add(subject);
      const [firstName = "", ...rest] = bySubject(subject)?.name.split(" ") ?? [];
      const user = JSON.stringify({ name: { firstName, lastName: rest.join(" ") } }).replaceAll('"', "&quot;");
      ctx.body = body.replace("<noscript>", `<input type="hidden" name="user" value="${user}"/><noscript>`);
    }
  });

  const oidc = provider.callback();
  net.answer((request, response) => {
    const path = request.url?.split("?")[0] ?? "";
    const uid = INTERACTION.exec(path)?.[1];
    const asked = new URLSearchParams(request.url?.split("?")[1] ?? "");
    if (isApple && path === "/auth" && asked.get("response_mode") !== "form_post")
      return void response.writeHead(400).end("response_mode must be form_post when name or email scope is requested.");
    if (uid === undefined) return void oidc(request, response);
    if (request.method !== "POST") return sendPage(response, choosePage(`Sign in, like ${shape.like}`, path, people));
    void readForm(request).then(async (form) => {
      const person = people.get(form.get("who") ?? "");
      const result = person
        ? { login: { accountId: person.subject } }
        : { error: "access_denied", error_description: "They said no." };
      await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
    });
  });
  return { origin: net.origin, people, setFault: net.setFault, close: net.close };
};
