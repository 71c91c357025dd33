// The gate of other hosts: neither the tree nor what is built from it may name one.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { members, root } from "../workspace.ts";
import { type File, textFiles } from "./files.ts";
import type { Gate } from "./gate.ts";

/** Names that are never called: XML vocabularies, the licence's own address, reserved examples, this machine. */
const innocent =
  /^(?:www\.w3\.org|schemas\.(?:openxmlformats|microsoft)\.org|www\.apache\.org|127\.0\.0\.1|localhost|\[::1\]|(?:[a-z0-9-]+\.)*(?:example|invalid|test|localhost))$/;
const address = /(?:https?|wss?):\/\/((?:\[[0-9a-f:]+\]|[a-z0-9.-]+))/gi;

/** Every line that names another host. */
export function hostFindings(files: readonly File[]): readonly string[] {
  return files.flatMap(({ path, lines }) =>
    lines.flatMap((line, at) =>
      [...line.matchAll(address)]
        .map((match) => match[1] ?? "")
        .filter((host) => host.includes(".") && !innocent.test(host))
        .map((host) => `${path}:${at + 1}: ${host}`),
    ),
  );
}

export const hostsGate: Gate = {
  name: "no other hosts",
  findings: () => {
    const built = members()
      .map((member) => join(root, member, "dist"))
      .filter((folder) => existsSync(folder));
    return Promise.resolve([root, ...built].flatMap((folder) => hostFindings(textFiles(folder))));
  },
};
