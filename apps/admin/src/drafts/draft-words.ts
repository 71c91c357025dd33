// Words of drafts that the server keeps.
import { words } from "../i18n/words.ts";

export const t = words(
  {
    saved: (time: string) => `已保存草稿 ${time}`,
    pending: "正在保存草稿…",
    failed: "草稿暂未存上，内容还在本页；能连上时会自动再存。",
    refused: (why: string) => `草稿未能保存：${why}`,
    waiting: "上次的内容还没有决定；选「接着填」或「丢弃」后，草稿恢复自动保存。",
    offered: (time: string) => `您 ${time} 未提交的内容`,
    offeredText: "只有您看得到，提交后即删除，30 天不动自动删除。",
    outdated: "此后这份档案有了新记录，接着填时会一并列出。",
    takeUp: "接着填",
    discard: "丢弃",
  },
  {
    saved: (time) => `Draft saved ${time}`,
    pending: "Saving the draft…",
    failed:
      "The draft is not saved yet; what you typed is still here, and is saved once the server is reached.",
    refused: (why) => `The draft could not be saved: ${why}`,
    waiting: "Decide on what you typed before; then the draft is saved again by itself.",
    offered: (time) => `What you typed at ${time} and did not submit`,
    offeredText: "Seen by you alone; gone once submitted, or after 30 days.",
    outdated: "The file has changed since; what is new is listed as you go on.",
    takeUp: "Go on with it",
    discard: "Discard",
  },
);
