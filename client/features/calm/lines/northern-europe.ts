import { all, ambulance, police, type Country } from "../line.ts";

export const NORTHERN_EUROPE: readonly Country[] = [
  {
    code: "GB",
    emergency: [all("999")],
    lines: [
      { name: "Samaritans", call: "116 123", web: "https://www.samaritans.org", hours: "always", languages: ["en"] },
      {
        name: "Shout",
        text: { to: "85258", word: "SHOUT" },
        web: "https://giveusashout.org",
        hours: "always",
        languages: ["en"],
      },
      {
        name: "Childline",
        call: "0800 1111",
        web: "https://www.childline.org.uk",
        hours: "always",
        languages: ["en"],
        whom: "anyone under 19",
      },
    ],
    zones: ["Europe/London", "Europe/Belfast"],
  },
  {
    code: "IE",
    emergency: [all("112")],
    lines: [
      {
        name: "Samaritans",
        call: "116 123",
        web: "https://www.samaritans.org/ireland",
        hours: "always",
        languages: ["en"],
      },
      {
        name: "Text About It",
        text: { to: "50808", word: "HELLO" },
        web: "https://www.textaboutit.ie",
        hours: "always",
        languages: ["en"],
      },
    ],
    zones: ["Europe/Dublin"],
  },
  {
    code: "SE",
    emergency: [all("112")],
    lines: [
      { name: "Mind Självmordslinjen", call: "90101", web: "https://mind.se", languages: ["sv"] },
      {
        name: "Bris",
        call: "116 111",
        web: "https://www.bris.se",
        languages: ["sv"],
        whom: "children and young people",
      },
    ],
    zones: ["Europe/Stockholm"],
  },
  {
    code: "NO",
    emergency: [ambulance("113"), police("112")],
    lines: [
      { name: "Mental Helse", call: "116 123", web: "https://mentalhelse.no", hours: "always", languages: ["no"] },
      {
        name: "Kirkens SOS",
        call: "22 40 00 40",
        web: "https://www.kirkens-sos.no",
        hours: "always",
        languages: ["no"],
      },
    ],
    zones: ["Europe/Oslo", "Arctic/Longyearbyen"],
  },
  {
    code: "DK",
    emergency: [all("112")],
    lines: [{ name: "Livslinien", call: "70 201 201", web: "https://www.livslinien.dk", languages: ["da"] }],
    zones: ["Europe/Copenhagen"],
  },
  {
    code: "FI",
    emergency: [all("112")],
    lines: [
      {
        name: "MIELI Kriisipuhelin",
        call: "09 2525 0111",
        web: "https://mieli.fi",
        hours: "always",
        languages: ["fi"],
      },
      { name: "MIELI Kristelefon", call: "09 2525 0112", web: "https://mieli.fi", languages: ["sv"] },
    ],
    zones: ["Europe/Helsinki", "Europe/Mariehamn"],
  },
  {
    code: "IS",
    emergency: [all("112")],
    lines: [
      {
        name: "Hjálparsími Rauða krossins",
        call: "1717",
        web: "https://www.1717.is",
        hours: "always",
        languages: ["is", "en"],
      },
    ],
    zones: ["Atlantic/Reykjavik"],
  },
  {
    code: "EE",
    emergency: [all("112")],
    lines: [],
    zones: ["Europe/Tallinn"],
  },
  {
    code: "LV",
    emergency: [all("112")],
    lines: [
      { name: "Skalbes", call: "116 123", web: "https://www.skalbes.lv", hours: "always", languages: ["lv", "ru"] },
    ],
    zones: ["Europe/Riga"],
  },
  {
    code: "LT",
    emergency: [all("112")],
    lines: [
      {
        name: "Vilties linija",
        call: "116 123",
        web: "https://www.viltieslinija.lt",
        hours: "always",
        languages: ["lt"],
      },
    ],
    zones: ["Europe/Vilnius"],
  },
];
