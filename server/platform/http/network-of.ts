import { isIPv6 } from "node:net";

const GROUPS = 8;
/** What one household or machine is given of IPv6: it may use any of its 2^64 addresses (RFC 6177). */
const NETWORK_GROUPS = 4;

/** Whom limits by address count: an IPv4 address, also where it is written as IPv6; of an IPv6 address its /64. Anything else stays as it is. */
export const networkOf = (address: string): string => {
  const [bare = ""] = address.split("%");
  if (!isIPv6(bare)) return address;
  // The one way of the many ways to write it (RFC 5952), but for the zeros it leaves out.
  const [head = "", tail] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split("::");
  const [first, last] = [head, tail ?? ""].map((part) => part.split(":").filter((group) => group !== ""));
  if (!first || !last) return address;
  const zeros = Array.from({ length: GROUPS - first.length - last.length }, () => "0");
  const groups = [...first, ...zeros, ...last];
  const isIPv4 = groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff";
  if (!isIPv4) return `${groups.slice(0, NETWORK_GROUPS).join(":")}::/64`;
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join(".");
};
