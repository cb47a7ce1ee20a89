import type { AccountView, Register, SignIn } from "#shared/schema/account.ts";
import type { HeldSignIn } from "#shared/schema/second-factor.ts";
import type { CookieChanges, RoomIdentity } from "../identity/identity.port.ts";
import type { Outcome } from "../outcome.ts";

type Ok = Outcome<{ readonly ok: true }>;
export type SignedIn = { readonly kind: "signed_in"; readonly userId: string; readonly setCookies: CookieChanges };
/** A second factor is on: nobody is signed in yet, and whoever was stays. */
export type Held = { readonly kind: "held"; readonly held: HeldSignIn };

/**
 * Ways in. Whether there is an account with a mail is told to its mailbox only: answers and their time are the same. What
 * can be tried over and over is limited in the database, for all processes together: `too_many` says when. Every method
 * rejects with `Unavailable` when the database is away, or when more passwords are looked at than can be.
 */
export type Credentials = {
  /** Null = there is no such person (any more). */
  account(userId: string): Promise<AccountView | null>;
  /**
   * Mails a link that makes this guest an account, with everything they have; a newer one takes its place.
   * Refusals: `weak_password`, `already_an_account`, `no_letters`, `no_such_person`, `too_many`.
   */
  register(userId: string, register: Register): Promise<Ok>;
  /** Opens that link; again changes nothing. Refusals: `link_expired`, `mail_taken`, `already_an_account`. */
  confirm(token: string): Promise<Ok>;
  /**
   * A new session for whoever knows the password, where no code is needed; that of `headers`, if there is one, ends.
   * `address`: where they come from. Refusals: `wrong_sign_in`, `too_many`.
   */
  signIn(signIn: SignIn, headers: Headers, address: string): Promise<Outcome<SignedIn | Held>>;
  /** Mails a link to choose another password, if there is such an account. Refusals: `no_letters`, `too_many`. */
  forgot(mail: string, address: string): Promise<Ok>;
  /** Opens that link: every session of the account ends; a second factor stays. Refusals: `link_expired`, `weak_password`. */
  reset(token: string, password: string): Promise<Ok>;
  /** Whether it is the password of this person. Refusals: `wrong_sign_in` (also where there is none), `too_many`. */
  check(userId: string, password: string): Promise<Ok>;
  /** For whoever is stepped up. Every other session ends. Refusals: `no_password` (there is none to change), `weak_password`. */
  changePassword(who: RoomIdentity, password: string): Promise<Ok>;
  /**
   * For whoever is stepped up: mails a link to the new mail; a newer one takes its place, and so does another password.
   * Whether the mail is taken is told to its mailbox only. Refusals: `no_letters`, `no_password`, `no_such_person`, `too_many`.
   */
  changeMail(userId: string, mail: string): Promise<Ok>;
  /** Opens that link, and tells the mail before; again changes nothing. Refusals: `link_expired`, `mail_taken`. */
  confirmMail(token: string): Promise<Ok>;
  /** Opens the link that the mail before was sent: it is the account's again, and every session ends. Refusals: `link_expired`, `mail_taken`. */
  undoMail(token: string): Promise<Ok>;
};
