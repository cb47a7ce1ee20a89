import { useRef, useState } from "react";
import { FILE_MAX_BYTES } from "#shared/mood/daylio/decode.ts";
import { leftOfRow, type Drafts } from "#shared/mood/daylio/drafts.ts";
import type { NotTaken } from "#shared/mood/daylio/not-taken.ts";
import { importKeyOf, partsOf } from "#shared/mood/daylio/parts.ts";
import { readDaylio, type DaylioFile } from "#shared/mood/daylio/read-file.ts";
import type { NewMood } from "#shared/schema/mood.ts";
import { after } from "../../../net/clock.ts";
import type { MoodsClient } from "../../../net/moods.port.ts";
import type { Failure } from "../../../net/state.ts";
import { UNREAD } from "./import.words.ts";
import { NOTHING_SENT, sendParts, type Sent } from "./send-parts.ts";

/** What is on its way, in parts. */
export type Load = {
  readonly name: string;
  readonly key: string;
  readonly parts: readonly (readonly NewMood[])[];
  readonly entries: number;
  readonly rows: Drafts["rows"];
  readonly left: readonly NotTaken[];
};
export type ImportState =
  | { readonly kind: "choosing"; readonly problem: string }
  | { readonly kind: "reading"; readonly name: string }
  | { readonly kind: "preview"; readonly name: string; readonly file: DaylioFile }
  | { readonly kind: "sending"; readonly load: Load; readonly sent: Sent }
  /** `failed` null = the person stopped it. */
  | { readonly kind: "stopped"; readonly load: Load; readonly sent: Sent; readonly failed: Failure | null }
  | { readonly kind: "done"; readonly load: Load; readonly sent: Sent };

/** As long as a browser takes to show that it reads. */
const SHOWN_MS = 60;
const wait = (ms: number): Promise<void> => new Promise((resolve) => void after(ms, resolve));
/** As the server takes a name: one line, and not all of it. */
const NAME_UNITS = 40;
const nameOf = (file: string): string =>
  [...file.replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, "")].slice(0, NAME_UNITS).join("").trim() || "Daylio";

/** What was left, with what the server could not keep. */
export const leftIn = ({ left, rows }: Load, { refused }: Sent): readonly NotTaken[] => [
  ...left,
  ...refused.flatMap(({ key }) => {
    const row = rows.get(key);
    return row === undefined ? [] : [leftOfRow(row, "refused")];
  }),
];

/** An import from the choice of a file to its end. Nothing is sent before it was looked at. */
export const useImport = (moods: MoodsClient | "loading" | "lost") => {
  const [state, setState] = useState<ImportState>({ kind: "choosing", problem: "" });
  const isStopped = useRef(false);
  const choose = async (file: File) => {
    if (file.size > FILE_MAX_BYTES) return setState({ kind: "choosing", problem: UNREAD.too_big });
    setState({ kind: "reading", name: file.name });
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await wait(SHOWN_MS);
      const read = readDaylio(bytes);
      setState(
        read.ok
          ? { kind: "preview", name: nameOf(file.name), file: read.file }
          : { kind: "choosing", problem: UNREAD[read.why] },
      );
    } catch {
      // It went away between choosing and reading, as files on other devices do.
      setState({ kind: "choosing", problem: "That file could not be opened. Please choose it once more." });
    }
  };
  const send = async (load: Load, from: Sent) => {
    if (typeof moods === "string") return setState({ kind: "stopped", load, sent: from, failed: { code: "offline" } });
    isStopped.current = false;
    let sent = from;
    setState({ kind: "sending", load, sent });
    const end = await sendParts(load.parts, from, {
      send: (entries) => moods.importPart({ key: load.key, name: load.name, entries: [...entries] }),
      wait,
      isStopped: () => isStopped.current,
      onSent: (now) => {
        sent = now;
        setState({ kind: "sending", load, sent });
      },
    });
    if (end === "done") setState({ kind: "done", load, sent });
    else setState({ kind: "stopped", load, sent, failed: end === "stopped" ? null : end.failed });
  };
  return {
    state,
    choose,
    again: () => setState({ kind: "choosing", problem: "" }),
    begin: (name: string, { entries, rows, left }: Drafts, leftBefore: readonly NotTaken[]) =>
      send(
        {
          name,
          key: importKeyOf(entries),
          parts: partsOf(entries),
          entries: entries.length,
          rows,
          left: [...leftBefore, ...left],
        },
        NOTHING_SENT,
      ),
    goOn: (load: Load, sent: Sent) => send(load, sent),
    stop: () => {
      isStopped.current = true;
    },
  };
};
