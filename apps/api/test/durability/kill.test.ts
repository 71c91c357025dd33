// The server is killed while it acknowledges writes: what was acknowledged is there, once, and every chain holds.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { verifyLog } from "../../src/audit-log/verify.ts";
import { createClock } from "../../src/clock.ts";
import { readEnv } from "../../src/env.ts";
import { openData } from "../../src/serve.ts";
import { checkFiles } from "../../src/use-cases/rebuild.ts";
import { rounds } from "../long.ts";
import { type Servers, serversOn } from "./killed-server.ts";
import { type LaidOut, layOut } from "./laid-out.ts";
import { amiss, isWhole, loggedWrites, marksOnFile } from "./on-file.ts";

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

async function cookieFrom(address: string): Promise<string> {
  const answer = await laid.signIn(address);
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

describe("kill -9", () => {
  const cycles = rounds(50, 500);
  it(`${cycles} times during acknowledged writes: none lost, none doubled, every chain whole`, async () => {
    const { folder, clients } = laid;
    const startedAt = createClock().now();
    const acknowledged = new Set<string>();
    let cookie: string | null = null;
    for (let cycle = 0; cycle < cycles; cycle++) {
      const { address, kill } = await servers.next();
      cookie ??= await cookieFrom(address);
      const line = { address, cookie };
      const enough = acknowledged.size + 5 + (cycle % 23);
      const heard = (mark: string) => {
        acknowledged.add(mark);
        // The answers to the others are still under way.
        if (acknowledged.size === enough) void kill();
      };
      await Promise.all(clients.map((client) => client.write(line, heard)));
      await kill();
      expect(amiss(folder, acknowledged)).toEqual([]);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(cycles * 5);
    expect(isWhole(folder)).toBe(true);
    // Each write that is on file, acknowledged or not, left exactly one entry in the log.
    expect(loggedWrites(folder, startedAt)).toBe(marksOnFile(folder).size);
    const { store, desk } = await openData(readEnv({ MIAOPU_DATA: folder }), createClock());
    expect(await checkFiles(desk)).toEqual({ files: 2, findings: [] });
    expect((await verifyLog(store.db, join(folder, "anchors", "audit-log.txt"))).troubles).toEqual([]);
    await store.close();
  }, 1_800_000);
});
