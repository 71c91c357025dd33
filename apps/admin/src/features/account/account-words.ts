// Words of one's own account.
import { words } from "../../i18n/words.ts";

export const t = words(
  {
    title: "我的账号",
    noRole: "还没有角色",
    password: "密码",
    passwordText: "改密码后，其他地方的登录立即结束。",
    changePassword: "修改密码",
    passwordChanged: "密码已修改",
    factor: "动态验证码",
    factorNone: "尚未绑定",
    factorSince: (time: string) => `${time} 绑定`,
    factorText: "导出、查看敏感内容前须输入。绑定需要一部装有验证器的手机，两分钟即可。",
    recoveryLeft: (count: number) =>
      `还有 ${count} 个恢复码可用。换手机请重新绑定；手机与恢复码都丢了，请安全保密管理员解除。`,
    factorSetUp: "绑定动态验证码",
    factorAnew: "换手机，重新绑定",
    factorDone: "动态验证码已绑定",
    sessions: "登录在哪里",
    since: (time: string) => `${time} 登录`,
    unknownBrowser: "未识别的浏览器",
    thisOne: "本次登录",
    end: "结束",
    endNamed: (where: string, since: string) => `结束 ${where} ${since} 的登录`,
    endOthers: "结束其他所有登录",
  },
  {
    title: "My account",
    noRole: "no role yet",
    password: "Password",
    passwordText: "A new password ends every other session at once.",
    changePassword: "Change password",
    passwordChanged: "Password changed",
    factor: "Second factor",
    factorNone: "Not set up",
    factorSince: (time) => `Set up ${time}`,
    factorText:
      "Exports and sensitive texts ask for it. It takes a telephone with an authenticator, and two minutes.",
    recoveryLeft: (count) =>
      `${count} recovery codes are left. Set it up anew for another telephone; if both are lost, ask the security admin to take it away.`,
    factorSetUp: "Set up the second factor",
    factorAnew: "Another telephone",
    factorDone: "The second factor is set up",
    sessions: "Where you are signed in",
    since: (time) => `since ${time}`,
    unknownBrowser: "Unknown browser",
    thisOne: "This session",
    end: "End",
    endNamed: (where, since) => `End the session of ${where} since ${since}`,
    endOthers: "End all other sessions",
  },
);
