// The columns of files: their histories, what lists make of them, the texts for few eyes, the scans.
import { type TagsOf, digest, label, operational, personal, sealed, sensitive } from "./tag.ts";

export const fileTags = {
  dossier_events: {
    what: label("档案历史", "histories of files"),
    purpose: label(
      "发展党员全过程纪实，只增不改",
      "the whole course of admission, appended and never changed",
    ),
    kept: "party-file",
    columns: {
      dossier_id: operational,
      version: operational,
      kind: operational,
      payload: sensitive.to(
        "每一步的事实；敏感内容只留承诺值，正文另行密封",
        "the facts of each step; of texts for few eyes a commitment alone",
      ),
      entered_by: personal.to("谁录入的", "who entered it"),
      recorded_at: operational,
      hash: digest,
    },
  },
  sealed_texts: {
    what: label("敏感文字", "texts for few eyes"),
    purpose: label(
      "联审回复、一票否决、政审情况的正文",
      "what joint reviews, vetoes and political reviews say",
    ),
    kept: "party-file",
    columns: {
      dossier_id: operational,
      version: operational,
      path: operational,
      sensitivity: operational,
      sealed,
    },
  },
  dossiers: {
    what: label("档案列表", "list of files"),
    purpose: label("由历史推出，供列表、排序、到期提醒", "made from the histories, for lists and due dates"),
    kept: "party-file",
    columns: {
      id: operational,
      person_id: personal,
      branch_id: personal,
      opened_on: personal,
      status: personal,
      status_rank: personal,
      status_since: personal,
      last_step: personal,
      last_on: personal,
      next: personal,
      due_step: personal,
      due_on: personal,
      member_since: personal,
      late_entries: operational,
      version: operational,
      hash: digest,
    },
  },
  dossier_duties: {
    what: label("到期事项", "duties that fall due"),
    purpose: label("提醒该办的步骤", "to remind of the step that is due"),
    kept: "party-file",
    columns: {
      dossier_id: personal,
      branch_id: operational,
      step: personal,
      since: personal,
      due_on: personal,
      opens_on: personal,
    },
  },
  dossier_mentors: {
    what: label("现任培养联系人", "mentors now"),
    purpose: label("联系人只看自己联系的人", "so that mentors reach those they accompany alone"),
    kept: "party-file",
    columns: { dossier_id: personal, person_id: personal },
  },
  dossier_reviews: {
    what: label("待回复的联审", "reviews waiting for a reply"),
    purpose: label("部门只看向其征求意见的档案", "so that a department reaches what it was asked alone"),
    kept: "party-file",
    columns: { dossier_id: personal, department: operational, requested_on: operational },
  },
  attachments: {
    what: label("材料扫描件", "scans of papers"),
    purpose: label(
      "纸质材料的影像索引；影像密封存放在文件夹",
      "what scans there are; their bytes lie sealed in a folder",
    ),
    kept: "attachment",
    columns: {
      id: operational,
      dossier_id: personal,
      step: personal,
      material: personal,
      object: digest,
      media_type: operational,
      bytes: operational,
      pages: operational,
      added_by: personal,
      added_at: operational,
      withdrawn_by: personal,
      withdrawn_at: operational,
      withdraw_reason: personal,
    },
  },
} as const satisfies TagsOf<
  | "dossier_events"
  | "sealed_texts"
  | "dossiers"
  | "dossier_duties"
  | "dossier_mentors"
  | "dossier_reviews"
  | "attachments"
>;
