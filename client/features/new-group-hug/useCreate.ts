import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { wallNowMs } from "../../net/clock.ts";
import { useClient, useMe } from "../../ui/client-context.ts";
import type { Draft } from "./draft.ts";
import { useNewDraft } from "./useNewDraft.ts";
import { draftProblems, FIELDS, refusalProblems, requestOf, type Field, type Problems } from "./view.ts";

/** The draft, what is wrong with it, and sending it; a failed try keeps everything, its key too. */
export const useCreate = (onProblem: (field: Field) => void) => {
  const client = useClient();
  const me = useMe();
  const navigate = useNavigate();
  const { draft, change, clear } = useNewDraft(`hugmood.new-group-hug.${me.id}`, () => client.newKey());
  const [problems, setProblems] = useState<Problems>({});
  const [isSending, setIsSending] = useState(false);
  const isAsking = useRef(false);
  const tell = (found: Problems) => {
    setProblems(found);
    const first = FIELDS.find((field) => found[field] !== undefined);
    if (first) onProblem(first);
    return first !== undefined;
  };
  const edit = (part: Partial<Draft>) => {
    change(part);
    // What is being mended is no longer complained about.
    setProblems((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))));
  };
  const send = async (ready: Draft) => {
    if (isAsking.current || tell(draftProblems(ready, wallNowMs()))) return;
    isAsking.current = true;
    setIsSending(true);
    const made = await client.createGroupHug(requestOf(ready));
    isAsking.current = false;
    setIsSending(false);
    if (made.ok) {
      clear();
      return void navigate(`/group-hug/${made.id}`, { replace: true });
    }
    if (made.refusal.code === "key_reused") change({ key: client.newKey() });
    tell(refusalProblems(made.refusal));
  };
  return { draft, edit, problems, isSending, send };
};
