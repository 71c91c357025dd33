// The columns of the house itself: organisations, settings, keys needed, backups made.
import { type TagsOf, digest, label, operational } from "./tag.ts";

export const houseTags = {
  organisations: {
    what: label("组织机构", "organisations"),
    purpose: label(
      "档案所属的组织，决定谁可查看",
      "the organisations that files belong to, which bound who sees them",
    ),
    kept: "organisation",
    columns: {
      id: operational,
      kind: operational,
      parent_id: operational,
      township_id: operational,
      county_id: operational,
      name: operational,
      village: operational,
      has_groups: operational,
      created_at: operational,
    },
  },
  settings: {
    what: label("设置", "settings"),
    purpose: label(
      "本地规则、施行日期、节假日、保存期限",
      "the local profile, dates in force, holidays, times of keeping",
    ),
    kept: "organisation",
    columns: { key: operational, value: operational },
  },
  ledger_headings: {
    what: label("台账列名的含义", "what a ledger's headings mean"),
    purpose: label("下次不再询问", "so that it is not asked again"),
    kept: "organisation",
    columns: {
      organisation_id: operational,
      heading: operational,
      field: operational,
      updated_at: operational,
    },
  },
  field_keys: {
    what: label("密钥校验", "checks of the field keys"),
    purpose: label("认得出密钥文件是否正确，不含密钥", "to know a right key file from a wrong one; no keys"),
    kept: "operation",
    columns: { id: operational, check_value: digest, since: operational },
  },
  backup_runs: {
    what: label("备份轮次", "runs of backups"),
    purpose: label("漏备后补做，供检查", "to make up for a missed night, and to be inspected"),
    kept: "operation",
    columns: {
      started_at: operational,
      kind: operational,
      lease_until: operational,
      ended_at: operational,
      outcome: operational,
      file_name: operational,
      bytes: operational,
      code: operational,
    },
  },
} as const satisfies TagsOf<"organisations" | "settings" | "ledger_headings" | "field_keys" | "backup_runs">;
