// How long is left or gone, by shape, colour and words.
import { Badge, type ShapeName, type Tone } from "@miaopu/ui";
import { daysBetween, type Day } from "@miaopu/domain";
import { words } from "../i18n/words.ts";

const t = words(
  {
    over: (days: number) => `已超 ${days} 天`,
    today: "今天到期",
    left: (days: number) => `还剩 ${days} 天`,
    open: "可以办了",
    blocked: "条件未齐",
    wait: (days: number) => `${days} 天后可办`,
  },
  {
    over: (days) => `${days} days over`,
    today: "due today",
    left: (days) => `${days} days left`,
    open: "can be done",
    blocked: "not ready yet",
    wait: (days) => `in ${days} days`,
  },
);

/** Days that count as soon. */
const soonDays = 30;

/** In words alone: 已超 3 天, 还剩 5 天. */
function dueWords(due: Day, today: Day): string {
  const days = daysBetween(today, due);
  return days < 0 ? t("over", -days) : days === 0 ? t("today") : t("left", days);
}

interface DueBadgeProps {
  due: Day | null;
  today: Day;
  /** Given where it may still lie ahead; a passed one is not overdue. */
  earliest?: Day | null;
  /** Something else stands in the way. */
  blocked?: boolean;
}

interface Look {
  readonly tone: Tone;
  readonly shape: ShapeName;
  readonly words: string;
}

function lookOf({ due, earliest = null, today, blocked }: DueBadgeProps): Look {
  if (due !== null && due < today) return { tone: "bad", shape: "triangle", words: dueWords(due, today) };
  if (due !== null && daysBetween(today, due) <= soonDays)
    return { tone: "soon", shape: "diamond", words: dueWords(due, today) };
  if (earliest !== null && earliest > today)
    return { tone: "plain", shape: "ring", words: t("wait", daysBetween(today, earliest)) };
  if (due !== null) return { tone: "plain", shape: "ring", words: dueWords(due, today) };
  if (blocked) return { tone: "plain", shape: "ring", words: t("blocked") };
  return { tone: "news", shape: "dot", words: t("open") };
}

export function DueBadge(props: DueBadgeProps) {
  const look = () => lookOf(props);
  return (
    <Badge tone={look().tone} shape={look().shape} class="due-badge">
      {look().words}
    </Badge>
  );
}
