/** Which word an emoji or emoticon stands for. Others say nothing about a mood and are skipped. */
const MEANINGS: Readonly<Record<string, string>> = {
  happy: "😀 😃 😄 😁 🙂 😊 ☺ 😺 😸 🤗 :) :-) =) :] :D :-D =D ^^ ^_^ ;D",
  laughing: "😂 🤣 😆 😹 😅",
  love: "❤ 🧡 💛 💚 💙 💜 🤎 🖤 🤍 💕 💖 💗 💓 💞 💘 💝 ♥ 😍 🥰 😘 😚 😙 😻 <3 :* :-*",
  wink: "😉 😜 😝 😛 🤪 ;) ;-) :P :-P :p =P ;P",
  calm: "😌 🧘 🕊 🍃",
  cool: "😎 🤠 😏",
  celebrate: "🎉 🎊 🥳 🍾 🥂 🎂 🎈 🏆 🥇 🎁",
  strong: "💪 👊 ✊ 🔥 ⚡",
  great: "👍 👏 🙌 👌 💯 🤩 ✨ 🌟 ⭐ ✅ 🤘 🤙",
  thankful: "🙏",
  sun: "☀ 🌞 🌻 🌸 🌈 🌅",
  sad: "😢 😞 😔 ☹ 🙁 😟 😥 🥺 😿 💧 :( :-( =( :[ ;(",
  crying: "😭 :'( :'-(",
  heartbroken: "💔 </3",
  disappointed: "😕 😒 🙄 👎 😑 😐 :/ :-/ =/ :| :-| 😬 🫤",
  worried: "😧 😦 😰 😓 😣 😖",
  scared: "😨 😱 🙀 👻",
  angry: "😡 😠 🤬 👿 😾 😤 💢",
  shocked: "😮 😯 😲 😳 🤯 :o :O :-o :-O",
  tired: "😩 😫 🥱 😪",
  sleep: "😴 💤 🛌",
  sick: "🤒 🤕 🤢 🤮 😷 🤧 🥴",
  thinking: "🤔 🤨 🧐",
  embarrassed: "🙈 🤦 🫣",
  rain: "🌧 ☔ ⛈",
};

const WORD_OF = new Map<string, string>(
  Object.entries(MEANINGS).flatMap(([word, pictures]) =>
    pictures.split(" ").map((picture) => [picture, word] as const),
  ),
);

export const wordOfPicture = (picture: string): string | undefined => WORD_OF.get(picture);
