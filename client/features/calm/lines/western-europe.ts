import { all, ambulance, type Country } from "../line.ts";

export const WESTERN_EUROPE: readonly Country[] = [
  {
    code: "DE",
    emergency: [all("112")],
    lines: [
      {
        name: "TelefonSeelsorge",
        call: "0800 111 0 111",
        web: "https://online.telefonseelsorge.de",
        hours: "always",
        languages: ["de"],
      },
      {
        name: "TelefonSeelsorge",
        call: "116 123",
        web: "https://www.telefonseelsorge.de",
        hours: "always",
        languages: ["de"],
      },
      {
        name: "Nummer gegen Kummer",
        call: "116 111",
        web: "https://www.nummergegenkummer.de",
        languages: ["de"],
        whom: "children and young people",
      },
    ],
    zones: ["Europe/Berlin", "Europe/Busingen"],
  },
  {
    code: "AT",
    emergency: [all("112"), ambulance("144")],
    lines: [
      {
        name: "TelefonSeelsorge",
        call: "142",
        web: "https://www.telefonseelsorge.at",
        hours: "always",
        languages: ["de"],
      },
      {
        name: "Rat auf Draht",
        call: "147",
        web: "https://www.rataufdraht.at",
        hours: "always",
        languages: ["de"],
        whom: "children and young people",
      },
    ],
    zones: ["Europe/Vienna"],
  },
  {
    code: "CH",
    emergency: [all("112"), ambulance("144")],
    lines: [
      {
        name: "Die Dargebotene Hand · La Main Tendue · Telefono Amico",
        call: "143",
        web: "https://www.143.ch",
        hours: "always",
        languages: ["de", "fr", "it"],
      },
      {
        name: "Pro Juventute",
        call: "147",
        web: "https://www.147.ch",
        hours: "always",
        languages: ["de", "fr", "it"],
        whom: "children and young people",
      },
    ],
    zones: ["Europe/Zurich"],
  },
  {
    code: "LI",
    emergency: [all("112"), ambulance("144")],
    lines: [],
    zones: ["Europe/Vaduz"],
  },
  {
    code: "FR",
    emergency: [all("112"), ambulance("15")],
    lines: [
      {
        name: "Numéro national de prévention du suicide",
        call: "3114",
        web: "https://3114.fr",
        hours: "always",
        languages: ["fr"],
      },
      {
        name: "SOS Amitié",
        call: "09 72 39 40 50",
        web: "https://www.sos-amitie.com",
        hours: "always",
        languages: ["fr"],
      },
    ],
    zones: ["Europe/Paris"],
  },
  {
    code: "MC",
    emergency: [all("112")],
    lines: [],
    zones: ["Europe/Monaco"],
  },
  {
    code: "BE",
    emergency: [all("112")],
    lines: [
      { name: "Zelfmoordlijn", call: "1813", web: "https://www.zelfmoord1813.be", hours: "always", languages: ["nl"] },
      {
        name: "Centre de Prévention du Suicide",
        call: "0800 32 123",
        web: "https://www.preventionsuicide.be",
        hours: "always",
        languages: ["fr"],
      },
      { name: "Tele-Onthaal", call: "106", web: "https://www.tele-onthaal.be", hours: "always", languages: ["nl"] },
      { name: "Télé-Accueil", call: "107", web: "https://www.tele-accueil.be", hours: "always", languages: ["fr"] },
      { name: "Telefonhilfe", call: "108", languages: ["de"] },
    ],
    zones: ["Europe/Brussels"],
  },
  {
    code: "NL",
    emergency: [all("112")],
    lines: [
      {
        name: "113 Zelfmoordpreventie",
        call: "0800 0113",
        web: "https://www.113.nl",
        hours: "always",
        languages: ["nl"],
      },
    ],
    zones: ["Europe/Amsterdam"],
  },
  {
    code: "LU",
    emergency: [all("112")],
    lines: [{ name: "SOS Détresse", call: "45 45 45", web: "https://454545.lu", languages: ["lb", "fr", "de"] }],
    zones: ["Europe/Luxembourg"],
  },
];
