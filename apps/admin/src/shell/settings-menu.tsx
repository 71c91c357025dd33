// Language, theme, type size, keyboard help, sign-out: what a person sets for themselves.
import { Button, Popover, RadioGroup, useToast } from "@miaopu/ui";
import { A } from "@solidjs/router";
import { queryClient, signOut } from "../api.ts";
import { lockNow } from "../idleness.ts";
import { say } from "../i18n/words.ts";
import { language, setLanguage, setTheme, setType, theme, type, type Preference } from "../preferences.ts";
import { t } from "./shell-words.ts";

export function SettingsMenu(props: { onHelp: () => void }) {
  const toast = useToast();
  const leave = async () => {
    const refused = await signOut();
    if (refused) toast(say(refused), "bad");
    else {
      queryClient.clear();
      location.assign("/");
    }
  };
  return (
    <Popover label={t("settings")} align="end" buttonClass="button">
      <div class="stack settings">
        <RadioGroup
          label={`${t("language")} Language`}
          value={language()}
          options={[
            { value: "zh", label: "中文" },
            { value: "en", label: "English" },
          ]}
          onValue={(value) => setLanguage(value as Preference<"language">)}
        />
        <RadioGroup
          label={t("theme")}
          value={theme()}
          options={[
            { value: "system", label: t("themeSystem") },
            { value: "light", label: t("themeLight") },
            { value: "dark", label: t("themeDark") },
          ]}
          onValue={(value) => setTheme(value as Preference<"theme">)}
        />
        <RadioGroup
          label={t("typeSize")}
          value={type()}
          options={[
            { value: "normal", label: t("typeNormal") },
            { value: "large", label: t("typeLarge") },
          ]}
          onValue={(value) => setType(value as Preference<"type">)}
        />
        <div class="row">
          <A class="button" href="/account">
            {t("account")}
          </A>
          <Button onClick={() => lockNow()}>{t("lock")}</Button>
          <Button onClick={() => props.onHelp()}>{t("help")}</Button>
          <Button onClick={() => void leave()}>{t("signOut")}</Button>
        </div>
      </div>
    </Popover>
  );
}
