// The words of a heading, made comparable, and whether they ask for a day.

/** Half-width, without blanks, line breaks, brackets, colons and leading numbers. */
export const plainHeading = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g, "")
    .replace(/^(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．])+/, "")
    .replace(/[()[\]{}<>《》【】「」*:;,.·、。"'“”‘’/\\_|+-]/g, "");

const timeWords = /时间|日期|年月日|年月|何时|之日|起止|日$/;

/** Whether a heading, plain, asks for a day. */
export const asksForDay = (words: string): boolean => timeWords.test(words);
