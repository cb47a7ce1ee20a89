import { all, ambulance, police, type Country } from "../line.ts";

export const ASIA_PACIFIC: readonly Country[] = [
  {
    code: "AU",
    emergency: [all("000")],
    lines: [
      {
        name: "Lifeline",
        call: "13 11 14",
        text: { to: "0477 13 11 14" },
        web: "https://www.lifeline.org.au",
        hours: "always",
        languages: ["en"],
      },
      {
        name: "Beyond Blue",
        call: "1300 22 4636",
        web: "https://www.beyondblue.org.au",
        hours: "always",
        languages: ["en"],
      },
      {
        name: "13YARN",
        call: "13 92 76",
        web: "https://www.13yarn.org.au",
        hours: "always",
        languages: ["en"],
        whom: "Aboriginal and Torres Strait Islander people",
      },
      {
        name: "Kids Helpline",
        call: "1800 55 1800",
        web: "https://kidshelpline.com.au",
        hours: "always",
        languages: ["en"],
        whom: "anyone from 5 to 25",
      },
    ],
    zones: [
      "Australia/Sydney",
      "Australia/Melbourne",
      "Australia/Brisbane",
      "Australia/Adelaide",
      "Australia/Perth",
      "Australia/Hobart",
      "Australia/Darwin",
    ],
  },
  {
    code: "NZ",
    emergency: [all("111")],
    lines: [
      {
        name: "1737, need to talk?",
        call: "1737",
        text: { to: "1737" },
        web: "https://1737.org.nz",
        hours: "always",
        languages: ["en"],
      },
      {
        name: "Lifeline",
        call: "0800 543 354",
        web: "https://www.lifeline.org.nz",
        hours: "always",
        languages: ["en"],
      },
    ],
    zones: ["Pacific/Auckland", "Pacific/Chatham"],
  },
  {
    code: "IN",
    emergency: [all("112")],
    lines: [
      {
        name: "Tele-MANAS",
        call: "14416",
        web: "https://telemanas.mohfw.gov.in",
        hours: "always",
        languages: ["hi", "en"],
      },
    ],
    zones: ["Asia/Kolkata", "Asia/Calcutta"],
  },
  {
    code: "JP",
    emergency: [ambulance("119"), police("110")],
    lines: [
      {
        name: "よりそいホットライン",
        call: "0120 279 338",
        web: "https://www.since2011.net/yorisoi",
        hours: "always",
        languages: ["ja"],
      },
      { name: "いのちの電話", call: "0120 783 556", web: "https://www.inochinodenwa.org", languages: ["ja"] },
    ],
    zones: ["Asia/Tokyo"],
  },
  {
    code: "KR",
    emergency: [ambulance("119"), police("112")],
    lines: [{ name: "자살예방 상담전화 109", call: "109", hours: "always", languages: ["ko"] }],
    zones: ["Asia/Seoul"],
  },
  {
    code: "CN",
    emergency: [ambulance("120"), police("110")],
    lines: [{ name: "全国统一心理援助热线", call: "12356", languages: ["zh"] }],
    zones: ["Asia/Shanghai", "Asia/Urumqi"],
  },
  {
    code: "TW",
    emergency: [ambulance("119"), police("110")],
    lines: [
      { name: "安心專線", call: "1925", hours: "always", languages: ["zh"] },
      { name: "生命線", call: "1995", hours: "always", languages: ["zh"] },
    ],
    zones: ["Asia/Taipei"],
  },
  {
    code: "HK",
    emergency: [all("999")],
    lines: [
      {
        name: "The Samaritans 撒瑪利亞會",
        call: "2896 0000",
        web: "https://samaritans.org.hk",
        hours: "always",
        languages: ["en", "zh"],
      },
      { name: "香港撒瑪利亞防止自殺會", call: "2389 2222", hours: "always", languages: ["zh"] },
    ],
    zones: ["Asia/Hong_Kong"],
  },
  {
    code: "SG",
    emergency: [ambulance("995"), police("999")],
    lines: [
      {
        name: "Samaritans of Singapore",
        call: "1767",
        web: "https://www.sos.org.sg",
        hours: "always",
        languages: ["en"],
      },
      {
        name: "national mindline 1771",
        call: "1771",
        web: "https://www.mindline.sg",
        hours: "always",
        languages: ["en", "zh", "ms", "ta"],
      },
    ],
    zones: ["Asia/Singapore"],
  },
  {
    code: "MY",
    emergency: [all("999")],
    lines: [
      {
        name: "Befrienders KL",
        call: "03 7627 2929",
        web: "https://www.befrienders.org.my",
        hours: "always",
        languages: ["en", "ms", "zh", "ta"],
      },
    ],
    zones: ["Asia/Kuala_Lumpur", "Asia/Kuching"],
  },
  {
    code: "PH",
    emergency: [all("911")],
    lines: [{ name: "NCMH Crisis Hotline", call: "1553", hours: "always", languages: ["fil", "en"] }],
    zones: ["Asia/Manila"],
  },
  {
    code: "TH",
    emergency: [ambulance("1669"), police("191")],
    lines: [{ name: "สายด่วนสุขภาพจิต 1323", call: "1323", hours: "always", languages: ["th"] }],
    zones: ["Asia/Bangkok"],
  },
  {
    code: "LK",
    emergency: [ambulance("1990"), police("119")],
    lines: [{ name: "National Mental Health Helpline", call: "1926", hours: "always", languages: ["si", "ta", "en"] }],
    zones: ["Asia/Colombo"],
  },
  { code: "ID", emergency: [all("112")], lines: [], zones: ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] },
  { code: "VN", emergency: [ambulance("115"), police("113")], lines: [], zones: ["Asia/Ho_Chi_Minh", "Asia/Saigon"] },
  { code: "PK", emergency: [ambulance("1122"), police("15")], lines: [], zones: ["Asia/Karachi"] },
  { code: "BD", emergency: [all("999")], lines: [], zones: ["Asia/Dhaka"] },
];
