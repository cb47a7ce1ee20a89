/** One's own part in a group hug. */
export type OwnPart = {
  readonly isIn: boolean;
  /** Why the last change was refused. */
  readonly problem: string | null;
  /** "I'm in", or no longer; takes effect on this device at once. */
  readonly setFelt: (isFelt: boolean) => void;
  /** For good; what is felt stops before anything else happens. */
  readonly leave: () => void;
};
export type SoundSwitch = { readonly isOn: boolean; readonly set: (isOn: boolean) => void };
