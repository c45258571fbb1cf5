/** Signs that show a mood in any language, by weight from -4 to 4. Variation selectors and skin tones do not matter. */
export const signs: Readonly<Record<string, string>> = {
  '-4': '😡 🤬 🖕',
  '-3': '😠 👿 😾 💩',
  '-2.4': '😤 😢 😭 👎 🤮 🤦 💔 😩 😫',
  '-1.6': '☹ 🙁 😞 😔 😟 😕 🙄 😒 😣 😖',
  '0.8': '🙂 🙏 👌 😉 😅',
  '2': '😊 😀 😄 😁 😃 😍 🥰 😘 👍 ❤ 💕 💖 🎉 🤩 😇 🤗 💯 👏 ♥ ⭐',
};

/** Emoticons, longest first; the same weights. Those that addresses hold, such as `:/`, are not among them. */
export const emoticons: readonly (readonly [string, number])[] = [
  ['>:(', -3],
  [":'(", -2.4],
  [':-(', -1.6],
  [':-)', 1],
  [':(', -1.6],
  [':)', 1],
  [':-D', 2],
  [':D', 2],
  ['<3', 2],
];
