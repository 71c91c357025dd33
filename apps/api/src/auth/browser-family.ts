// Which browser a session was opened in, as far as its owner needs to know it again; the rest is not kept.

// The more particular one first: each of these also names those after it.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger\//, "微信 WeChat"],
  [/WPS|Kingsoft/i, "WPS"],
  [/QIHU|360(?:SE|EE)/, "360"],
  [/QQBrowser\//, "QQ Browser"],
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\//, "Firefox"],
  [/Chrom(?:e|ium)\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/iPhone|iPad/, "iOS"],
  [/Windows NT 6\.1/, "Windows 7"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/Linux|X11/, "Linux"],
];

const named = (list: readonly (readonly [RegExp, string])[], agent: string): string | undefined =>
  list.find(([pattern]) => pattern.test(agent))?.[1];

/** Such as `Edge · Windows`; empty where nothing is known again. */
export const browserFamily = (agent: string): string =>
  [named(browsers, agent), named(systems, agent)].filter((part) => part !== undefined).join(" · ");
