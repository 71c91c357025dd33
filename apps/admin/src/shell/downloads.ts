// Handing a file to the browser that the server answered with; nothing of it stays on the page.

/** @param content a text, or bytes in base64. */
export function download(
  fileName: string,
  content: string,
  kind: "text/html" | "application/json" | "xlsx",
): void {
  const isWorkbook = kind === "xlsx";
  const type = isWorkbook ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : kind;
  const part = isWorkbook ? Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)) : content;
  const address = URL.createObjectURL(new Blob([part], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
