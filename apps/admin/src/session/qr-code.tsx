// A QR code as one path of an SVG: dark on white in either theme, so that every camera reads it.
import { encode } from "uqr";
import { createMemo } from "solid-js";

export function QrCode(props: { text: string; name: string }) {
  const code = createMemo(() => encode(props.text, { ecc: "M", border: 3 }));
  const path = () =>
    code()
      .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join("");
  return (
    <svg class="qr" viewBox={`0 0 ${code().size} ${code().size}`} role="img" aria-label={props.name}>
      <rect width="100%" height="100%" fill="#fff" />
      <path d={path()} fill="#000" />
    </svg>
  );
}
