// The state of an account and its roles, each in words beside its shape.
import { Badge, type ShapeName, type Tone } from "@miaopu/ui";
import { roles, type Role } from "@miaopu/domain/access";
import { For, Show } from "solid-js";
import type { Outputs } from "../../api.ts";
import { say } from "../../i18n/words.ts";
import { t } from "./accounts-words.ts";

export type AccountRow = Outputs["account"]["list"]["rows"][number];
export type Account = Outputs["account"]["get"];

const looks: Readonly<Record<AccountRow["state"], readonly [Tone, ShapeName]>> = {
  active: ["done", "check"],
  new: ["news", "dot"],
  expired: ["soon", "bang"],
  locked: ["bad", "cross"],
  suspended: ["bad", "cross"],
};

export const roleName = (role: Role): string => say(roles[role]);

export function StateBadge(props: { state: AccountRow["state"] }) {
  return (
    <Badge tone={looks[props.state][0]} shape={looks[props.state][1]}>
      {t(props.state)}
    </Badge>
  );
}

export function RoleNames(props: { account: Pick<AccountRow, "roles" | "waiting"> }) {
  return (
    <span class="roles">
      <Show
        when={props.account.roles.length + props.account.waiting.length > 0}
        fallback={<span class="faint">{t("noRole")}</span>}
      >
        <For each={props.account.roles}>{(role) => <span>{roleName(role)}</span>}</For>
        <For each={props.account.waiting}>
          {(role) => (
            <Badge tone="soon" shape="bang">
              {t("waitsFor", roleName(role))}
            </Badge>
          )}
        </For>
      </Show>
    </span>
  );
}
