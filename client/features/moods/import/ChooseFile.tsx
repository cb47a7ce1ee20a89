import { useId, useState, type DragEvent } from "react";

type ChooseFileProps = { readonly problem: string; readonly onFile: (file: File) => void };

/** A file by the browser's own chooser, or dropped here. */
export const ChooseFile = ({ problem, onFile }: ChooseFileProps) => {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <section className="stack" aria-label="A file of Daylio’s">
      <div
        className={isOver ? "import__drop import__drop--over" : "import__drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <label className="button button--main import__choose" htmlFor={`${id}file`}>
          Choose the file
          <input
            id={`${id}file`}
            className="unseen-input"
            type="file"
            accept=".csv,text/csv,text/plain"
            aria-describedby={`${id}hint`}
            onChange={(event) => {
              take(event.target.files);
              event.target.value = "";
            }}
          />
        </label>
        <p id={`${id}hint`} className="soft">
          In Daylio: More, Export Entries, CSV (table). The file is called something like daylio_export.csv. You can
          also drop it here.
        </p>
      </div>
      <p className="field__error" role="alert">
        {problem}
      </p>
    </section>
  );
};
