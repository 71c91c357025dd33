// The language the components speak, and the few words they say themselves.
import { createContext, useContext, type Accessor } from "solid-js";
import type { DayTextError } from "./day-text.ts";

export type UiLanguage = "zh" | "en";

const zh = {
  close: "关闭",
  required: "必填",
  optional: "选填",
  dayHint: "例：20261122、2026.11.22、2026年11月22日",
  rows: (from: number, to: number, total: number) => `第 ${from}–${to} 条，共 ${total} 条`,
  perPage: "每页",
  previous: "上一页",
  next: "下一页",
  pages: "翻页",
  sort: "排序",
  loading: "正在读取",
  dismiss: "知道了",
  notNumber: "请填数字",
  dayError: (error: DayTextError) => {
    if (error.kind === "no-such-month") return `没有 ${error.month} 月，请核对`;
    if (error.kind === "no-such-date") return `${error.year}年${error.month}月只有 ${error.last} 天，请核对`;
    if (error.kind === "short-year") return "年份要写四位，如 2026.11.22";
    return "看不懂这个日期，请写成 20261122、2026.11.22 或 2026年11月22日";
  },
};

const en: typeof zh = {
  close: "Close",
  required: "required",
  optional: "optional",
  dayHint: "e.g. 20261122, 2026.11.22, 2026-11-22",
  rows: (from, to, total) => `${from}–${to} of ${total}`,
  perPage: "Per page",
  previous: "Previous",
  next: "Next",
  pages: "Pages",
  sort: "Sort",
  loading: "Loading",
  dismiss: "Dismiss",
  notNumber: "Enter a number",
  dayError: (error) => {
    if (error.kind === "no-such-month") return `There is no month ${error.month}; please check`;
    if (error.kind === "no-such-date")
      return `${error.year}-${String(error.month).padStart(2, "0")} has only ${error.last} days; please check`;
    if (error.kind === "short-year") return "Write the year with four digits, as in 2026.11.22";
    return "This is not a date; write 20261122, 2026.11.22 or 2026-11-22";
  },
};

const dictionaries = { zh, en };
const chinese: Accessor<UiLanguage> = () => "zh";
const LanguageContext = createContext(chinese);

/** Gives its children the language; takes it as `value={accessor}`. */
export const UiLanguageProvider = LanguageContext.Provider;

export const useUiLanguage = (): Accessor<UiLanguage> => useContext(LanguageContext);

/** The components' own words in the language in force. */
export function useUiWords(): Accessor<typeof zh> {
  const language = useUiLanguage();
  return () => dictionaries[language()];
}
