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
    wait: (days: number) => `${days} 天后可办`,
  },
  {
    over: (days) => `${days} days over`,
    today: "due today",
    left: (days) => `${days} days left`,
    open: "can be done",
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

interface Look {
  readonly tone: Tone;
  readonly shape: ShapeName;
  readonly words: string;
}

function lookOf(due: Day | null, earliest: Day | null, today: Day): Look {
  if (due !== null && due < today) return { tone: "bad", shape: "triangle", words: dueWords(due, today) };
  if (due !== null && daysBetween(today, due) <= soonDays)
    return { tone: "soon", shape: "diamond", words: dueWords(due, today) };
  if (earliest !== null && earliest > today)
    return { tone: "plain", shape: "ring", words: t("wait", daysBetween(today, earliest)) };
  if (due !== null) return { tone: "plain", shape: "ring", words: dueWords(due, today) };
  return { tone: "news", shape: "dot", words: t("open") };
}

/** `earliest` is given where it may still lie ahead; a passed one is not overdue. */
export function DueBadge(props: { due: Day | null; today: Day; earliest?: Day | null }) {
  const look = () => lookOf(props.due, props.earliest ?? null, props.today);
  return (
    <Badge tone={look().tone} shape={look().shape} class="due-badge">
      {look().words}
    </Badge>
  );
}
