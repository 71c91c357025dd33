// Scans of paper materials: what each is, what it belongs to, and under which object its sealed bytes lie.
import type { PaperPlace } from "@miaopu/domain";

/** Never deleted: a scan that should not be there is withdrawn, with a reason. Holds no name of the uploaded file. */
export interface AttachmentTable {
  id: string;
  dossier_id: string;
  step: PaperPlace;
  material: string;
  /** Keyed digest of the clear bytes; the same scan uploaded twice is one object. */
  object: string;
  media_type: "image/jpeg" | "image/png" | "image/webp" | "application/pdf";
  bytes: number;
  pages: number;
  added_by: string;
  added_at: string;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
  withdraw_reason: string | null;
}

export interface AttachmentTables {
  attachments: AttachmentTable;
}
