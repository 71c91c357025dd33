// The gate of other hosts: neither the tree nor what is built from it may name one.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { members, root } from "../workspace.ts";
import { type File, textFiles } from "./files.ts";
import type { Gate } from "./gate.ts";

/** Addresses that are never called: this machine, reserved examples, names of vocabularies, a sentence in a library's error. */
const innocent = new RegExp(
  `^(?:${[
    String.raw`(?:127\.0\.0\.1|localhost|\[::1\])(?![\w.-])`,
    String.raw`(?:[\w-]+\.)*(?:example|invalid|test|localhost)(?![\w.-])`,
    String.raw`www\.w3\.org/`,
    String.raw`json-schema\.org/`,
    String.raw`schemas\.openxmlformats\.org/`,
    String.raw`www\.apache\.org/licenses/`,
    String.raw`github\.com/trpc/trpc/issues/`,
  ].join("|")})`,
);
const address = /(?:https?|wss?):\/\/((?:\[[0-9a-f:]+\]|[\w-]+(?:\.[\w-]+)+)[\w/.-]*)/gi;

/** Every line that names another host. */
export function hostFindings(files: readonly File[]): readonly string[] {
  return files.flatMap(({ path, lines }) =>
    lines.flatMap((line, at) =>
      [...line.matchAll(address)]
        .map((match) => match[1] ?? "")
        .filter((place) => !innocent.test(place))
        .map((place) => `${path}:${at + 1}: ${place}`),
    ),
  );
}

export const hostsGate: Gate = {
  name: "no other hosts",
  findings: () => {
    const built = members()
      .map((member) => `${member}/dist`)
      .filter((folder) => existsSync(join(root, folder)))
      .flatMap((folder) =>
        textFiles(join(root, folder)).map(({ path, lines }) => ({ path: `${folder}/${path}`, lines })),
      );
    return Promise.resolve(hostFindings([...textFiles(root), ...built]));
  },
};
