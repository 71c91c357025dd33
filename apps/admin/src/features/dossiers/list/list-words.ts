// Words of the list of files.
import { words } from "../../../i18n/words.ts";

export const t = words(
  {
    title: "发展党员",
    under: "从递交申请书到转正，一人一档。",
    list: "名单",
    open: "新建档案",
    status: "身份",
    since: "何时起",
    step: "最近一步",
    next: "下一步",
    due: "期限",
    overdue: "已超期",
    soon: "30 天内到期",
    empty: "还没有档案",
    emptyText: "收到第一份入党申请书后，从这里建档。",
    none: "—",
  },
  {
    title: "Development files",
    under: "From application to full membership, one file a person.",
    list: "Files",
    open: "New file",
    status: "Status",
    since: "Since",
    step: "Last step",
    next: "Next",
    due: "Due",
    overdue: "Overdue",
    soon: "Due within 30 days",
    empty: "No file yet",
    emptyText: "When the first application comes in, open its file here.",
    none: "—",
  },
);
