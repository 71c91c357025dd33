// Every sentence of the kiosk, in Chinese with its English twin.
export interface Said {
  readonly zh: string;
  readonly en: string;
}

export const title: Said = { zh: "服务日签到机", en: "Service-day sign-in kiosk" };

export const state: Said = { zh: "尚未启用", en: "Not in use yet" };

export const now: Said = {
  zh: "这台签到机还不能签到",
  en: "This kiosk does not take sign-ins yet",
};

export const meanwhile: Said = {
  zh: "今天请在纸质签到表上签名。纸质签到表一直有效，以后可以补录，并注明是补录的。",
  en: "Please sign the paper sheet today. Paper stays valid; it can be typed in later and is marked so.",
};

export const willBe: Said = { zh: "启用以后", en: "Once it is in use" };

export const plans: readonly Said[] = [
  {
    zh: "没有网络也能签到：先存在本机，联网后自动上传。",
    en: "Signs in without a network: kept on this machine, sent when the network is back.",
  },
  {
    zh: "扫签到码、刷身份证，或者按姓名拼音首字母点名字。",
    en: "By code, by ID card, or by the initials of a name.",
  },
  {
    zh: "不计积分，不排名次，不采集位置，不拍人脸。",
    en: "No points, no ranking, no location, no faces.",
  },
];

export const back: Said = { zh: "到管理页面", en: "To the office pages" };
