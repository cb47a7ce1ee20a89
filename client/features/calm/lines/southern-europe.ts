import { all, type Country } from "../line.ts";

export const SOUTHERN_EUROPE: readonly Country[] = [
  {
    code: "ES",
    emergency: [all("112")],
    lines: [
      { name: "Línea 024", call: "024", hours: "always", languages: ["es"] },
      {
        name: "Teléfono de la Esperanza",
        call: "717 003 717",
        web: "https://telefonodelaesperanza.org",
        hours: "always",
        languages: ["es"],
      },
    ],
    zones: ["Europe/Madrid", "Atlantic/Canary", "Africa/Ceuta"],
  },
  {
    code: "PT",
    emergency: [all("112")],
    lines: [
      { name: "Linha Nacional de Prevenção do Suicídio", call: "1411", hours: "always", languages: ["pt"] },
      { name: "SOS Voz Amiga", call: "213 544 545", web: "https://www.sosvozamiga.org", languages: ["pt"] },
    ],
    zones: ["Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"],
  },
  {
    code: "IT",
    emergency: [all("112")],
    lines: [
      { name: "Telefono Amico Italia", call: "02 2327 2327", web: "https://www.telefonoamico.it", languages: ["it"] },
      {
        name: "Telefono Azzurro",
        call: "19696",
        web: "https://azzurro.it",
        hours: "always",
        languages: ["it"],
        whom: "children and young people",
      },
    ],
    zones: ["Europe/Rome"],
  },
  {
    code: "GR",
    emergency: [all("112")],
    lines: [
      {
        name: "Γραμμή Παρέμβασης για την Αυτοκτονία 1018",
        call: "1018",
        web: "https://www.suicide-help.gr",
        hours: "always",
        languages: ["el"],
      },
    ],
    zones: ["Europe/Athens"],
  },
  { code: "CY", emergency: [all("112")], lines: [], zones: ["Asia/Nicosia"] },
  { code: "MT", emergency: [all("112")], lines: [], zones: ["Europe/Malta"] },
  { code: "TR", emergency: [all("112")], lines: [], zones: ["Europe/Istanbul"] },
];
