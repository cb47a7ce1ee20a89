import type { StaffRole } from "#shared/schema/staff.ts";

/** `holds`: where pages of single ones stand, if that is not below its own address. `isSenior`: not of moderators. */
type Place = { readonly to: string; readonly name: string; readonly holds?: string; readonly isSenior?: true };

const PLACES: readonly Place[] = [
  { to: "/staff", name: "Rooms", holds: "/staff/rooms" },
  { to: "/staff/cases", name: "Cases" },
  { to: "/staff/appeals", name: "Appeals" },
  { to: "/staff/approvals", name: "Approvals", isSenior: true },
  { to: "/staff/statistics", name: "Statistics" },
  { to: "/staff/measures", name: "Measures" },
  { to: "/staff/health", name: "Health" },
  { to: "/staff/audit", name: "Audit", isSenior: true },
  { to: "/staff/members", name: "Members" },
];

/** What a role has a page of. */
export const placesFor = (role: StaffRole): readonly Place[] =>
  PLACES.filter(({ isSenior }) => role !== "moderator" || isSenior !== true);

/** Whether an address is the place's own, or that of a page in it. */
export const isAt = ({ to, holds = to }: Place, pathname: string): boolean =>
  pathname === to || pathname === `${to}/` || pathname.startsWith(`${holds}/`);
