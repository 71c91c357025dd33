// The chain that makes tampering with a file visible: each event's hash covers its content and the hash before it.
import { createHash } from "node:crypto";

/** JSON with the keys of every object in order, so that equal values give equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const pairs = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`);
  return `{${pairs.join(",")}}`;
}

export interface ChainLink {
  readonly dossier_id: string;
  readonly version: number;
  readonly kind: string;
  readonly payload: string;
  readonly entered_by: string;
  readonly recorded_at: string;
}

/** @param previous the hash of the event before; empty for the first. */
export const linkHash = (previous: string, link: ChainLink): string =>
  createHash("sha256")
    .update(previous)
    .update(
      JSON.stringify([
        link.dossier_id,
        link.version,
        link.kind,
        link.payload,
        link.entered_by,
        link.recorded_at,
      ]),
    )
    .digest("hex");
