// The certificate that browsers meet, where MIAOPU_ORIGIN is https: until when it holds.
import { isIP } from "node:net";
import { connect } from "node:tls";
import { type Check, advise, failed, noted, well } from "./finding.ts";

const expiry = advise(
  ["证书过期后浏览器会拒绝打开本系统。", "With an expired certificate browsers refuse to open this system."],
  ["在反向代理上更新证书。", "Renew the certificate at the proxy."],
);
const unreachable = advise(
  [
    "从本机连不上 MIAOPU_ORIGIN，未能查看证书。",
    "MIAOPU_ORIGIN cannot be reached from this machine, so the certificate was not seen.",
  ],
  [
    "在能访问该网址的机器上查看证书有效期。",
    "Look at the certificate's expiry from a machine that reaches it.",
  ],
);
const untrusted = advise(
  [
    "本机不信任此证书，浏览器可能也不信任。",
    "This machine does not trust the certificate; browsers may not either.",
  ],
  [
    "确认证书链完整；自建证书须装入各办公电脑。",
    "Check that the chain is complete; an own authority has to be installed on the office's machines.",
  ],
);
const soonDays = 30;
const patienceMs = 5000;
const dayMs = 24 * 60 * 60 * 1000;

interface Seen {
  readonly until: Date;
  readonly distrust: string | null;
}

function look(origin: URL): Promise<Seen | null> {
  const host = origin.hostname.replace(/^\[|\]$/g, "");
  return new Promise((resolve) => {
    const socket = connect({
      host,
      port: Number(origin.port || 443),
      // Names alone are announced, addresses are not.
      ...(isIP(host) === 0 && { servername: host }),
      // An expired one is to be seen too; nothing is sent.
      rejectUnauthorized: false,
      timeout: patienceMs,
    });
    const end = (seen: Seen | null) => {
      socket.destroy();
      resolve(seen);
    };
    socket.once("secureConnect", () => {
      const until = new Date(socket.getPeerCertificate().valid_to);
      end({ until, distrust: socket.authorized ? null : String(socket.authorizationError) });
    });
    socket.once("error", () => end(null));
    socket.once("timeout", () => end(null));
  });
}

export const checkCertificate: Check = async ({ env, clock }) => {
  if (env.origin === null || !env.origin.startsWith("https:")) return [];
  const seen = await look(new URL(env.origin));
  if (!seen) return [noted("certificate", env.origin, unreachable)];
  const days = Math.floor((seen.until.getTime() - Date.parse(clock.now())) / dayMs);
  const detail = `至 / until ${seen.until.toISOString().slice(0, 10)}`;
  if (days < 0) return [failed("certificate", detail, expiry)];
  if (days < soonDays) return [noted("certificate", detail, expiry)];
  return [
    seen.distrust === null ? well("certificate", detail) : noted("certificate", seen.distrust, untrusted),
  ];
};
