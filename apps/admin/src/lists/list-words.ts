// Words that every list has in common.
import { words } from "../i18n/words.ts";

export const t = words(
  {
    search: "查询",
    clear: "清空",
    more: "展开",
    less: "收起",
    all: "全部",
    branch: "党支部",
    name: "姓名",
    nameHint: "姓名、拼音首字母或身份证后四位",
    total: (count: number) => `共 ${count} 条`,
    density: "行距",
    normal: "标准",
    compact: "紧凑",
    nothing: "没有符合条件的记录",
    nothingText: "放宽条件再查一次。",
  },
  {
    search: "Search",
    clear: "Clear",
    more: "More",
    less: "Less",
    all: "All",
    branch: "Branch",
    name: "Name",
    nameHint: "Name, pinyin initials or last four of the ID",
    total: (count) => `${count} in all`,
    density: "Rows",
    normal: "Normal",
    compact: "Compact",
    nothing: "Nothing matches",
    nothingText: "Widen the search and try again.",
  },
);
