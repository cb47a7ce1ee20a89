import { Link } from "react-router";
import type { MoodsClient } from "../../../net/moods.port.ts";
import { Page } from "../../../ui/Page.tsx";
import { useMoods } from "../../../ui/useMoods.ts";
import { useMoodsRead } from "../../../ui/useMoodsRead.ts";
import { Waiting } from "../../../ui/Waiting.tsx";
import { ChooseFile } from "./ChooseFile.tsx";
import { Done } from "./Done.tsx";
import { Imports } from "./Imports.tsx";
import { Preview } from "./Preview.tsx";
import { Sending } from "./Sending.tsx";
import { useImport } from "./useImport.ts";
import "./import.css";

const readSettings = (moods: MoodsClient) => moods.settings();
const readWords = (moods: MoodsClient) => moods.words();

/** `/moods/import`: a file of Daylio's, looked at before anything of it is sent. */
export const ImportPage = () => {
  const moods = useMoods();
  const [settings] = useMoodsRead(readSettings);
  const [words] = useMoodsRead(readWords);
  const { state, choose, again, begin, goOn, stop } = useImport(moods);
  return (
    <Page
      title="Bring moods from Daylio"
      lead="The file is read on this device. You see what would come along before anything is sent, and you can undo it."
    >
      {state.kind === "choosing" && <ChooseFile problem={state.problem} onFile={(file) => void choose(file)} />}
      {state.kind === "reading" && <Waiting text={`Reading ${state.name}…`} />}
      {state.kind === "preview" &&
        (settings.kind === "asking" || words.kind === "asking" ? (
          <Waiting text="One moment…" />
        ) : (
          <Preview
            file={state.file}
            isPrivate={settings.kind === "here" && settings.value.isPrivate}
            known={words.kind === "here" ? words.value : []}
            onBegin={(drafts, left) => void begin(state.name, drafts, left)}
            onOther={again}
          />
        ))}
      {(state.kind === "sending" || state.kind === "stopped") && (
        <Sending state={state} onStop={stop} onGoOn={() => void goOn(state.load, state.sent)} onOther={again} />
      )}
      {state.kind === "done" && <Done load={state.load} sent={state.sent} onOther={again} />}
      <Imports />
      <p>
        <Link to="/moods">Back to your moods</Link>
      </p>
    </Page>
  );
};
