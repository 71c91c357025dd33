// The columns that hold people, and what follows when they use their rights.
import { type TagsOf, hashed, label, operational, personal, sealed, sensitive } from "./tag.ts";

export const peopleTags = {
  people: {
    what: label("人员", "people"),
    purpose: label(
      "登记入党申请人和党员，认得出档案是谁的",
      "to register applicants and members, and tell whose a file is",
    ),
    kept: "file-person",
    columns: {
      id: operational,
      branch_id: personal.to("所在党支部，决定谁可查看", "the branch, which bounds who may see it"),
      name: personal,
      pinyin: personal.to("按拼音查找", "to find by pinyin"),
      initials: personal.to("按拼音首字母查找", "to find by initials"),
      sex: personal,
      birth_date: personal.to("核对年满十八周岁", "to check the age of eighteen"),
      id_number: sealed.to("认准一个人，避免重名错档", "to tell one person from another of the same name"),
      id_index: hashed.to("查重、按证件号查找", "to find duplicates and look up by number"),
      id_tail_index: hashed.to("按证件号后四位查找", "to look up by the last four"),
      ethnicity: personal.to("入党志愿书所需", "asked for by the application form"),
      phone: sealed.to("通知谈话、会议", "to call someone to a talk or a meeting"),
      full_member_since: personal.to(
        "能否任培养联系人、介绍人",
        "whether someone may be a mentor or an introducer",
      ),
      sanctions: sensitive.to("受处分期间不得任介绍人", "whoever is under a sanction may not introduce"),
      education: personal.to("后备力量库的学历结构", "the pool's structure by education"),
      occupation: personal.to("后备力量库的职业结构", "the pool's structure by occupation"),
      created_at: operational.to("起算保存期限", "from when the time of keeping runs"),
    },
  },
  person_changes: {
    what: label("更正痕迹", "traces of corrections"),
    purpose: label(
      "说明个人信息何时、由谁、因何更正",
      "to say when, by whom and why something was corrected",
    ),
    kept: "person-changes",
    columns: {
      person_id: operational,
      seq: operational,
      fact: operational,
      old_value: sealed,
      reason: personal,
      changed_by: personal,
      changed_at: operational,
    },
  },
  erased_people: {
    what: label("删除凭据", "slips of erasures"),
    purpose: label("证明已依法删除，不含个人信息", "to prove an erasure, without personal data"),
    kept: "erased",
    columns: {
      id: operational,
      branch_id: operational,
      erased_by: personal,
      erased_at: operational,
      reason: operational,
    },
  },
  drafts: {
    what: label("草稿", "drafts"),
    purpose: label(
      "未提交的内容不丢失，只有本人可见",
      "so that nothing typed is lost; seen by its owner alone",
    ),
    kept: "draft",
    columns: {
      user_id: operational,
      place: operational,
      body: sealed,
      base_version: operational,
      saved_at: operational,
    },
  },
} as const satisfies TagsOf<"people" | "person_changes" | "erased_people" | "drafts">;
