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
    export: "导出名册",
    exportTitle: "导出名册",
    exportText: (count: number) =>
      `按当前查询条件导出 ${count} 份档案，证件号只有首尾。首尾两行印有导出人、时间和用途。`,
    exported: (count: number) => `已导出 ${count} 行`,
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
    export: "Export the list",
    exportTitle: "Export the list",
    exportText: (count) =>
      `${count} files as they are filtered now, ID numbers masked. Who, when and what for stand at its head and foot.`,
    exported: (count) => `${count} rows exported`,
  },
);
