import { describe, expect, it } from "vitest";
import { createIsCommon, loadCommonPasswords } from "./common-passwords.ts";

const isCommon = createIsCommon(loadCommonPasswords());
const OWN = ["Fern O'Neil", "fern.oneil@hugs.example"];

describe("a common password", () => {
  it.each([
    "passwordpassword",
    "Password12345678",
    "p@ssw0rdp@ssw0rd",
    "123456789012345",
    "aaaaaaaaaaaaaaaa",
    "abcdefghijklmnop",
    "qwertyuiopasdfgh",
    "qwertzuiopasdfgh",
    "12341234123412341234",
    "abababababababab",
    "iloveyouiloveyou",
    "iloveyou 20202020",
    "hugmoodhugmoodhugmood",
    "fern.oneil@hugs.example",
    "fernfernfernfern",
    "Fern O'Neil 19851985",
    "monkey-dragon!!!!!",
    "p.a.s.s.w.o.r.d",
    "1985031219850312",
    "123456 987654321",
    "98765432109876543210",
    "!!!!!!!!!!!!!!!",
    "!@#$%^&*()_+!@#",
    "#%&*(#%&*(#%&*(",
    "               ",
  ])("%j is refused", async (password) => {
    expect(await isCommon(password, OWN)).toBe(true);
  });

  it.each([
    "a warm lamp in the hall",
    "two quiet boats at dusk",
    "correct horse battery staple",
    "Tr0ub4dor&3 and then some",
    "ich mag warme Suppe am Abend",
    "我喜欢在雨天里喝一杯热茶然后看书",
    "xK9#vQ2!mZ7$pL4&",
    // Of one kind only (ASVS 6.2.5).
    "847305619204738",
    "8473 0561 9204 738",
    "#%&*()_-=[]{};:",
    "~?<^>|*;&(:}#_{",
    "hmxwqvzkdjrbnpt",
    "🌻🦊🌧️🍵📖🎈🪁🧦🫖🌙🐌🪴🧶🎻🛶",
    "a#%&*()_-=[]{};",
  ])("%j is not", async (password) => {
    expect(await isCommon(password, OWN)).toBe(false);
  });
});
