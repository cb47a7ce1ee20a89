import type {
  Provider,
  ProviderAnswer,
  ProviderClaims,
  VisitAsked,
} from "../../platform/auth/providers/provider.port.ts";

export const FAKE_ADDRESS = "https://provider.example/authorize";

/** A provider without a network: it hands out codes for what it is told to say, each good once and for one visit. */
export type FakeProvider = Provider & {
  /** The code of whoever went to `address` and said yes there. */
  code(address: string, says: Partial<ProviderClaims> & { readonly subject: string }): string;
  setAway(on: boolean): void;
};

export const createFakeProvider = (): FakeProvider => {
  const asked = new Map<string, VisitAsked>();
  const codes = new Map<string, { readonly visit: VisitAsked; readonly claims: ProviderClaims }>();
  let made = 0;
  let isAway = false;
  const claimsOf = (code: string, nonce: string, verifier: string): ProviderAnswer<ProviderClaims> => {
    const found = codes.get(code);
    codes.delete(code);
    const isThat = found?.visit.nonce === nonce && found.visit.verifier === verifier;
    return found && isThat ? { kind: "ok", value: found.claims } : { kind: "refused" };
  };
  return {
    async address(visit) {
      if (isAway) return { kind: "away" };
      asked.set(visit.state, visit);
      return { kind: "ok", value: `${FAKE_ADDRESS}?state=${visit.state}` };
    },
    claims: async ({ code, nonce, verifier }) => (isAway ? { kind: "away" } : claimsOf(code, nonce, verifier)),
    code(address, says) {
      const visit = asked.get(new URL(address).searchParams.get("state") ?? "");
      if (visit === undefined) throw new Error("Nobody was sent to that address.");
      const code = `code-${(made += 1)}`;
      codes.set(code, { visit, claims: { mail: null, isMailVerified: false, name: null, ...says } });
      return code;
    },
    setAway: (on) => void (isAway = on),
  };
};
