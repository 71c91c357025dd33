// Above every page while the house is read-only: what is the matter, and that it passes.
import { Notice } from "@miaopu/ui";
import { Show, onCleanup, onMount } from "solid-js";
import { useAnswer } from "../answer.ts";
import { api } from "../api.ts";
import { useSession } from "../session/session.ts";
import { t } from "./shell-words.ts";

const askedEveryMilliseconds = 30_000;

export function HouseBanner() {
  const session = useSession();
  // A question of its own: the session's must not fail because a line did for a moment.
  const house = useAnswer(() => ({
    queryKey: ["house"],
    queryFn: async () => (await api.session.me.query())?.house ?? "normal",
    staleTime: askedEveryMilliseconds,
  }));
  onMount(() => {
    const asking = setInterval(house.refetch, askedEveryMilliseconds);
    onCleanup(() => clearInterval(asking));
  });
  return (
    <Show when={(house.data ?? session().house) === "read-only"}>
      <div class="house-banner no-print">
        <Notice tone="soon" live>
          <strong>{t("readOnly")}</strong> {t("readOnlyText")}
        </Notice>
      </div>
    </Show>
  );
}
