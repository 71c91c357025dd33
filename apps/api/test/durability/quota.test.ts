// The system takes no more bytes from a running server: a real write that fails in the middle of the log, at many places.
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLog } from "../../src/audit-log/verify.ts";
import { createClock } from "../../src/clock.ts";
import { readEnv } from "../../src/env.ts";
import { openData } from "../../src/serve.ts";
import { checkFiles } from "../../src/use-cases/rebuild.ts";
import { rounds } from "../long.ts";
import type { Client } from "./clients.ts";
import { type Servers, serversOn } from "./killed-server.ts";
import { type LaidOut, layOut } from "./laid-out.ts";
import { amiss, isWhole } from "./on-file.ts";

let laid: LaidOut;
let servers: Servers;
beforeEach(async () => {
  laid = await layOut();
  servers = serversOn(laid.folder);
});
afterEach(() => {
  servers.end();
  rmSync(join(laid.folder, ".."), { recursive: true, force: true });
});

/** No file of this process may grow beyond it from now on. */
const limitFiles = (pid: number, bytes: number | "unlimited") =>
  execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:unlimited`]);

describe("a system that takes no more", () => {
  const places = rounds(15, 50);
  it(`at ${places} places of the log: HOUSE_READ_ONLY, nothing acknowledged is lost, and the same server goes on`, async () => {
    const { folder, clients, signIn } = laid;
    const { address, kill, pid } = await servers.next();
    const cookie = (await signIn(address)).headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const line = { address, cookie };
    const acknowledged = new Set<string>();
    for (let place = 0; place < places; place++) {
      limitFiles(pid, 4096 * 2 + randomInt(400_000));
      const refused = await Promise.all(
        clients.map((client) => client.write(line, (mark) => void acknowledged.add(mark))),
      );
      expect(refused).toEqual(clients.map(() => "HOUSE_READ_ONLY"));
      expect(amiss(folder, acknowledged)).toEqual([]);
      limitFiles(pid, "unlimited");
      // Every client goes on where it was.
      const goesOn = async (client: Client): Promise<boolean> => {
        let times = 0;
        const heard = (mark: string) => {
          acknowledged.add(mark);
          times++;
        };
        await client.write(line, heard, () => times > 0);
        return times > 0;
      };
      for (const client of clients)
        await expect.poll(() => goesOn(client), { timeout: 30_000, interval: 50 }).toBe(true);
    }
    await kill();
    expect(isWhole(folder)).toBe(true);
    const { store, desk } = await openData(readEnv({ MIAOPU_DATA: folder }), createClock());
    expect(await checkFiles(desk)).toEqual({ files: 2, findings: [] });
    expect((await verifyLog(store.db, join(folder, "anchors", "audit-log.txt"))).troubles).toEqual([]);
    await store.close();
  }, 900_000);
});
