/** One a line: `labels | text`, `-` for none. Written for HugMood; nobody said any of it. */
export const LINES = `
profanity | f u c k you
profanity | F.U.C.K
profanity | fuuuuuck
profanity | f*ck
profanity | f**k you
profanity | ＦＵＣＫ
profanity | fuсk off
profanity | f\u200buck
profanity | f\u200fuck
profanity | f\u0336u\u0336c\u0336k\u0336
profanity | sh!t
profanity | $hit
profanity | 5h1t
profanity | b1tch
profanity | bi7ch
profanity | @sshole
profanity | a$$hole
profanity | 𝖋𝖚𝖈𝖐
profanity | ⓕⓤⓒⓚ
profanity | αsshole
profanity | сунт and cunt
profanity | ᴄᴜɴᴛ
slur | n1gg3r
slur | f4gg0t
self_harm_urging | K Y S
self_harm_urging | k.y.s.
self_harm_urging | kіll yourself
self_harm_urging | kill  your\u00adself
threat | i w1ll k1ll y0u
profanity | пиzдец
profanity | cyka блять
- | 5 days, 8 o'clock, 455 people
- | I * you
- | * * *
- | U + I = us
- | a b c d e f g
- | S.O.S. and R.S.V.P.
- | :) ^_^ <3
- | e = m c squared
- | $5 for the coffee!
- | Wi11iam and A1ice
- | Привет, как дела?
- | Γειά σου φίλε
- | 你好，抱抱你
- | مرحبا يا صديقي
- | नमस्ते दोस्त
`;
