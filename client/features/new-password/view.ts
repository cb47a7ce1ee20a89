import type { Failure } from "../../net/state.ts";

/** How it can end for good. `no_link`: the address carries nothing, or not all. */
export type End = "done" | "link_expired" | "no_link";

type EndWords = { readonly title: string; readonly text: string; readonly act: string; readonly to: string };
export const ENDS: Readonly<Record<End, EndWords>> = {
  done: {
    title: "Your new password is set",
    text: "Every device was signed out, this one too. Sign in with your new password to go on; your hugs are where you left them.",
    act: "Sign in",
    to: "/sign-in",
  },
  link_expired: {
    title: "This link does not work any more",
    text: "It was used already, or it is too old. Nothing is lost: ask for another letter and open the newest one.",
    act: "Ask for another letter",
    to: "/sign-in?forgot",
  },
  no_link: {
    title: "This link is not whole",
    text: "Open it from the letter once more, or copy all of it. You can also ask for another letter.",
    act: "Ask for another letter",
    to: "/sign-in?forgot",
  },
};

/** Refusals that no other password mends. */
export const endOf = (refusal: Failure): End | null => {
  if (refusal.code === "link_expired") return "link_expired";
  return refusal.code === "bad_message" && refusal.path === "token" ? "no_link" : null;
};
