// Article numbers as people read them: 第五、六条 of an edition, or the township's own rules.
import { packTitles, type Basis } from "@miaopu/domain";
import { language } from "../preferences.ts";

const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 to 99 in Chinese numerals. */
export function chineseNumber(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = digits[number % 10] ?? "";
  if (tens === 0) return ones;
  return `${tens === 1 ? "" : digits[tens]}十${ones}`;
}

/** `article` as the domain writes it: numbers with commas between, or null where it rests on none. */
export function articleWords(article: string | null, pack: Basis): string {
  const zh = language() === "zh";
  if (pack === "local") return zh ? "本镇细则" : "township's rules";
  if (article === null) return zh ? "通用规则" : "general rule";
  const numbers = article.split(",").map((part) => Number(part.trim()));
  return zh ? `第${numbers.map(chineseNumber).join("、")}条` : `Art. ${numbers.join(", ")}`;
}

/** 第七条, with the year where it is the revised edition. */
export function datedArticleWords(article: string | null, pack: Basis): string {
  const plain = articleWords(article, pack);
  if (pack !== "cpc-2026" || article === null) return plain;
  return language() === "zh" ? `${plain}（2026）` : `${plain} (2026)`;
}

/** 细则第七条, with the year where it is the revised edition. */
export function fullArticleWords(article: string | null, pack: Basis): string {
  const dated = datedArticleWords(article, pack);
  return pack === "local" || article === null || language() === "en" ? dated : `细则${dated}`;
}

/** The edition's full title. */
export function packWords(pack: Basis): string {
  if (pack === "local")
    return language() === "zh" ? "本镇细则（只严不宽）" : "The township's own rules (stricter only)";
  return packTitles[pack][language()];
}
