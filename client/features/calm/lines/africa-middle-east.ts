import { all, ambulance, police, type Country } from "../line.ts";

export const AFRICA_AND_MIDDLE_EAST: readonly Country[] = [
  {
    code: "ZA",
    emergency: [all("112"), ambulance("10177"), police("10111")],
    lines: [
      {
        name: "SADAG Suicide Crisis Helpline",
        call: "0800 567 567",
        web: "https://www.sadag.org",
        hours: "always",
        languages: ["en"],
      },
    ],
    zones: ["Africa/Johannesburg"],
  },
  {
    code: "KE",
    emergency: [all("999")],
    lines: [
      {
        name: "Befrienders Kenya",
        call: "0722 178 177",
        web: "https://www.befrienderskenya.org",
        languages: ["en", "sw"],
      },
    ],
    zones: ["Africa/Nairobi"],
  },
  { code: "NG", emergency: [all("112")], lines: [], zones: ["Africa/Lagos"] },
  { code: "GH", emergency: [all("112")], lines: [], zones: ["Africa/Accra"] },
  { code: "EG", emergency: [ambulance("123"), police("122")], lines: [], zones: ["Africa/Cairo"] },
  {
    code: "IL",
    emergency: [ambulance("101"), police("100")],
    lines: [{ name: "ער״ן ERAN", call: "1201", web: "https://www.eran.org.il", hours: "always", languages: ["he"] }],
    zones: ["Asia/Jerusalem"],
  },
  { code: "AE", emergency: [ambulance("998"), police("999")], lines: [], zones: ["Asia/Dubai"] },
  { code: "SA", emergency: [ambulance("997"), all("911")], lines: [], zones: ["Asia/Riyadh"] },
];
