import { all, ambulance, police, type Country } from "../line.ts";

export const EASTERN_EUROPE: readonly Country[] = [
  {
    code: "PL",
    emergency: [all("112")],
    lines: [
      {
        name: "Centrum Wsparcia",
        call: "800 70 2222",
        web: "https://centrumwsparcia.pl",
        hours: "always",
        languages: ["pl"],
      },
      { name: "Telefon zaufania dla dorosłych", call: "116 123", web: "https://116sos.pl", languages: ["pl"] },
      {
        name: "Telefon zaufania 116 111",
        call: "116 111",
        web: "https://116111.pl",
        hours: "always",
        languages: ["pl"],
        whom: "children and young people",
      },
    ],
    zones: ["Europe/Warsaw"],
  },
  {
    code: "CZ",
    emergency: [all("112"), ambulance("155")],
    lines: [
      {
        name: "Linka první psychické pomoci",
        call: "116 123",
        web: "https://linkapsychickepomoci.cz",
        hours: "always",
        languages: ["cs"],
      },
      {
        name: "Linka bezpečí",
        call: "116 111",
        web: "https://www.linkabezpeci.cz",
        hours: "always",
        languages: ["cs"],
        whom: "children and students",
      },
    ],
    zones: ["Europe/Prague"],
  },
  {
    code: "SK",
    emergency: [all("112"), ambulance("155")],
    lines: [{ name: "Linka dôvery Nezábudka", call: "0800 800 566", hours: "always", languages: ["sk"] }],
    zones: ["Europe/Bratislava"],
  },
  {
    code: "HU",
    emergency: [all("112")],
    lines: [
      { name: "Lelki Elsősegély", call: "116 123", web: "https://sos116-123.hu", hours: "always", languages: ["hu"] },
    ],
    zones: ["Europe/Budapest"],
  },
  { code: "RO", emergency: [all("112")], lines: [], zones: ["Europe/Bucharest"] },
  { code: "BG", emergency: [all("112")], lines: [], zones: ["Europe/Sofia"] },
  { code: "HR", emergency: [all("112")], lines: [], zones: ["Europe/Zagreb"] },
  {
    code: "SI",
    emergency: [all("112")],
    lines: [
      {
        name: "Zaupni telefon Samarijan in Sopotnik",
        call: "116 123",
        web: "https://www.telefon-samarijan.si",
        hours: "always",
        languages: ["sl"],
      },
    ],
    zones: ["Europe/Ljubljana"],
  },
  { code: "RS", emergency: [ambulance("194"), police("192")], lines: [], zones: ["Europe/Belgrade"] },
  {
    code: "UA",
    emergency: [all("112"), ambulance("103")],
    lines: [
      {
        name: "Lifeline Ukraine",
        call: "7333",
        web: "https://lifelineukraine.com",
        hours: "always",
        languages: ["uk"],
      },
    ],
    zones: ["Europe/Kyiv", "Europe/Kiev"],
  },
  {
    code: "RU",
    emergency: [all("112")],
    lines: [
      {
        name: "Детский телефон доверия",
        call: "8 800 2000 122",
        web: "https://telefon-doveria.ru",
        languages: ["ru"],
        whom: "children, young people and their parents",
      },
    ],
    zones: [
      "Europe/Moscow",
      "Europe/Kaliningrad",
      "Europe/Samara",
      "Asia/Yekaterinburg",
      "Asia/Omsk",
      "Asia/Novosibirsk",
      "Asia/Krasnoyarsk",
      "Asia/Irkutsk",
      "Asia/Yakutsk",
      "Asia/Vladivostok",
    ],
  },
];
