// The columns of the talent pool and of the imports that filled it.
import { type TagsOf, hashed, label, operational, personal, sealed } from "./tag.ts";

export const poolTags = {
  pool_entries: {
    what: label("后备力量入库记录", "entries of the talent pool"),
    purpose: label(
      "一村一库，随时可查是谁、从何而来",
      "each village's reserves: who they are and where from",
    ),
    kept: "pool",
    columns: {
      id: operational,
      person_id: personal,
      branch_id: personal.to("所在村，决定谁可查看", "the village, which bounds who may see it"),
      source: personal,
      entered_on: personal,
      left_on: personal,
      left_reason: personal,
      willingness: personal,
      strengths: personal,
      import_id: operational,
      created_at: operational,
    },
  },
  imports: {
    what: label("台账导入", "imports of registers"),
    purpose: label(
      "谁何时导入了多少行；同一内容不重复导入",
      "who imported how many rows; the same rows are taken once",
    ),
    kept: "account",
    columns: {
      id: operational,
      kind: operational,
      organisation_id: operational,
      content_index: hashed.to("认得出同一份内容", "to know the same rows again"),
      imported_by: personal,
      imported_at: operational,
      new_rows: operational,
      changed_rows: operational,
      same_rows: operational,
      conflicting_rows: operational,
      rejected_rows: operational,
      undone_by: personal,
      undone_at: operational,
    },
  },
  import_changes: {
    what: label("导入前的原值", "what an import replaced"),
    purpose: label("整批撤销导入", "so that the whole import can be undone"),
    kept: "pool",
    columns: {
      import_id: operational,
      person_id: personal,
      person_made: operational,
      entry_id: operational,
      entry_made: operational,
      before: sealed,
      after_index: hashed.to("认得出导入之后的改动", "to know what was changed since"),
    },
  },
} as const satisfies TagsOf<"pool_entries" | "imports" | "import_changes">;
