// What the API answers of scans.
import type { PaperPlace } from "@miaopu/domain";
import type { MediaType } from "./media.ts";

export interface AttachmentRow {
  readonly id: string;
  readonly place: PaperPlace;
  readonly material: string;
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly pages: number;
  readonly addedBy: { readonly name: string };
  /** ISO 8601, UTC. */
  readonly addedAt: string;
  /** Null while it stands. */
  readonly withdrawn: {
    readonly by: { readonly name: string };
    readonly at: string;
    readonly reason: string;
  } | null;
  /** Whether the asker may open it; a sensitive one may ask for a one-time code first. */
  readonly mayRead: boolean;
}

export interface AttachmentList {
  readonly rows: readonly AttachmentRow[];
  readonly mayAdd: boolean;
  readonly mayWithdraw: boolean;
}
