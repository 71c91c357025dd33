// The child process that opens one scan: its bytes on standard input, what was found and the pictures on standard output.
import { Buffer } from "node:buffer";
import type { Examined } from "./examination.ts";
import { mediaTypeOf } from "./media.ts";
import { inspectPdf } from "./pdf.ts";
import { scanLimits } from "./refusal.ts";

const previewSide = 1800;
const thumbnailSide = 240;
const watchMilliseconds = 20;

async function standardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Decoding runs beside this thread and outside its heap, so that its memory is watched from here. */
function watchMemory(): void {
  setInterval(() => {
    if (process.memoryUsage.rss() <= scanLimits.residentMegabytes * 1024 * 1024) return;
    process.stderr.write("resident memory over the limit\n");
    process.exit(1);
  }, watchMilliseconds).unref();
}

/** The picture upright, on white, and without anything but its points: no place, device or time of taking. */
async function drawn(bytes: Buffer): Promise<{ preview: Buffer; thumbnail: Buffer }> {
  const { default: sharp } = await import("sharp");
  sharp.concurrency(1);
  sharp.cache(false);
  const inside = (side: number) => ({
    width: side,
    height: side,
    fit: "inside" as const,
    withoutEnlargement: true,
  });
  const preview = await sharp(bytes, { failOn: "error", limitInputPixels: scanLimits.pixels, pages: 1 })
    .autoOrient()
    .resize(inside(previewSide))
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 80 })
    .toBuffer();
  const thumbnail = await sharp(preview).resize(inside(thumbnailSide)).jpeg({ quality: 75 }).toBuffer();
  return { preview, thumbnail };
}

function say(found: Examined, pictures: readonly Buffer[] = []): void {
  process.stdout.write(Buffer.concat([Buffer.from(`${JSON.stringify(found)}\n`), ...pictures]));
}

process.stderr.write("ready\n");
const bytes = await standardInput();
if (mediaTypeOf(bytes) === "application/pdf") {
  const found = inspectPdf(bytes);
  say("refused" in found ? found : { pages: found.pages, preview: 0, thumbnail: 0 });
} else {
  watchMemory();
  const { preview, thumbnail } = await drawn(bytes);
  say({ pages: 1, preview: preview.length, thumbnail: thumbnail.length }, [preview, thumbnail]);
}
