// What a first start prints: the officer's log-in, and beneath it a table of the others.
import { departments } from "@miaopu/domain";
import { roles } from "@miaopu/domain/access";
import type { FirstLogIn, OtherLogIn } from "../first-start.ts";

const isDepartment = (id: string): id is keyof typeof departments => Object.hasOwn(departments, id);

function roleOf({ roles: held, department }: OtherLogIn): string {
  const names = held.map((role) => `${roles[role].zh} / ${roles[role].en}`).join(", ");
  if (department === null || !isDepartment(department)) return names;
  return `${names} · ${departments[department].zh} / ${departments[department].en}`;
}

export const firstLogInLines = ({ username, oneTimePassword, others }: FirstLogIn): readonly string[] => [
  `首次登录（此密码只显示这一次，登录后须修改）/ First log-in (shown once, to be changed on signing in)`,
  `  用户名 user      ${username}`,
  `  密码   password  ${oneTimePassword}`,
  "",
  `其他角色的账号（激活码各用一次，七天内有效，首次登录时自设密码）/ The other roles (a code each, good for seven days)`,
  ...others.map((other) => `  ${other.username.padEnd(10)}  ${other.oneTimePassword}  ${roleOf(other)}`),
  `先用 ${username} 看全镇的工作台；再用 shuji 看一个支部，用 shenji 看谁做过什么。`,
  `Try ${username} first, for the whole township's work; then shuji for one branch, and shenji for who did what.`,
];
