// `miaopu password USER`: a new one-time password for whoever lost theirs, from the machine that holds the data.
import { parseArgs } from "node:util";
import { createClock } from "../clock.ts";
import { openData } from "../serve.ts";
import { resetPassword } from "../use-cases/accounts.ts";
import { type Command, UsageError } from "./command.ts";

export const passwordCommand: Command = {
  usage: "miaopu password USER [--drop-second-factor] [--json]",
  zh: "为用户重发一次性密码，并结束其所有会话",
  en: "give a user a new one-time password and end their sessions",
  options: [
    ["--drop-second-factor", "同时解除其动态验证码 / take their second factor away too"],
    ["--json", "以 JSON 输出 / print JSON"],
  ],
  run: async (args, { env, print, warn }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: "boolean" }, "drop-second-factor": { type: "boolean" } },
      allowPositionals: true,
    });
    const [username] = positionals;
    if (username === undefined || positionals.length !== 1)
      throw new UsageError("须给出一个用户名 / one user name is asked for");
    const { store, desk } = await openData(env(), createClock());
    try {
      const reset = await resetPassword(desk, username.toLowerCase(), values["drop-second-factor"] === true);
      if (!reset.ok) {
        warn(`${reset.error.zh} / ${reset.error.en}`);
        return 1;
      }
      const { oneTimePassword } = reset.value;
      print(
        values.json
          ? JSON.stringify({ username, oneTimePassword })
          : `一次性密码（仅显示一次，登录后须修改）/ one-time password (shown once): ${oneTimePassword}`,
      );
      return 0;
    } finally {
      await store.close();
    }
  },
};
