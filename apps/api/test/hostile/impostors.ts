// Files of other kinds under the name of a scan, and scans that carry something else behind them.
import { Buffer } from "node:buffer";
import { paged, pdfOf, photo } from "../attachments/pictures.ts";
import { type Hostile, hostile } from "./hostile.ts";

/** What none of the answers, and no picture drawn anew, may contain. */
export const canary = "<script>alert('canary')</script>";

const hex = (text: string, more = "") =>
  Buffer.concat([Buffer.from(text, "hex"), Buffer.from(more, "latin1")]);

/** Files of other kinds by name. */
export const others: readonly (readonly [string, Buffer])[] = [
  ["HTML", Buffer.from(`<!doctype html><html>${canary}</html>`)],
  ["HTML behind a mark", hex("efbbbf", `<html>${canary}`)],
  ["HTML in UTF-16", Buffer.from(`\ufeff<html>${canary}`, "utf16le")],
  ["HTML behind blanks", Buffer.from(`${" ".repeat(4000)}<html>${canary}`)],
  ["SVG", Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${canary}</svg>`)],
  ["SVG with an entity", Buffer.from(`<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`)],
  ["an XML stylesheet", Buffer.from(`<?xml version="1.0"?><?xml-stylesheet href="//x"?><x/>`)],
  ["JavaScript", Buffer.from("alert('canary')")],
  ["a shell script", Buffer.from("#!/bin/sh\nrm -rf /\n")],
  ["PHP", Buffer.from("<?php system($_GET['c']); ?>")],
  ["a ZIP", hex("504b0304", "x".repeat(200))],
  ["an empty ZIP", hex(`504b0506${"00".repeat(18)}`)],
  ["RAR", hex("526172211a0700")],
  ["7z", hex("377abcaf271c")],
  ["gzip", hex("1f8b0800")],
  ["a Windows program", hex("4d5a9000", "This program cannot be run in DOS mode")],
  ["a Linux program", hex("7f454c46020101")],
  ["a Java class", hex("cafebabe00000034")],
  ["WebAssembly", hex("0061736d01000000")],
  ["an old Word file", hex("d0cf11e0a1b11ae1")],
  ["RTF", Buffer.from("{\\rtf1\\ansi{\\object\\objocx}}")],
  ["PostScript", Buffer.from("%!PS-Adobe-3.0\n(/etc/passwd) (r) file")],
  ["GIF", Buffer.from("GIF89a\u0001\u0000\u0001\u0000", "latin1")],
  ["TIFF", hex("49492a0008000000")],
  ["BMP", hex("424d46000000")],
  ["HEIC", hex("0000001866747970", "heic")],
  ["a camera film", hex("0000001866747970", "isom")],
  ["RIFF that is a sound", Buffer.from("RIFF\u0024\u0000\u0000\u0000WAVEfmt ", "latin1")],
  ["Flash", Buffer.from("CWS\u0009")],
  ["a shortcut", hex("4c0000000114020000000000")],
  ["a plain text", Buffer.from("谈话记录\n")],
  ["zeros", Buffer.alloc(4096)],
  ["a PDF behind a stranger's bytes", Buffer.concat([Buffer.from("MZ"), pdfOf(paged(1))])],
  ["a PDF of a version that is none", Buffer.from("%PDF-9.9\n%%EOF")],
];

/** Each under four names that promise a scan. */
export const impostors = (): Hostile[] => [
  hostile("nothing at all", Buffer.alloc(0), "SCAN_EMPTY"),
  ...["image/jpeg", "image/png", "application/pdf"].flatMap((type) =>
    others.map(([name, bytes]) => hostile(`${name} as ${type}`, bytes, "SCAN_KIND")),
  ),
  hostile("21 MB of zeros", Buffer.alloc(21 * 1024 * 1024), "SCAN_TOO_LARGE"),
  hostile("21 MB behind a picture's first bytes", large(), "SCAN_TOO_LARGE"),
];

function large(): Buffer {
  const bytes = Buffer.alloc(21 * 1024 * 1024);
  bytes.writeUInt32BE(0xffd8ffe0, 0);
  return bytes;
}

const tails: readonly (readonly [string, Buffer])[] = [
  ["HTML", Buffer.from(canary)],
  ["a ZIP", hex("504b0304", canary)],
  ["a program", hex("4d5a9000", canary)],
  ["a PDF", pdfOf(paged(1, `/Note (${canary})`))],
  ["PHP", Buffer.from(`<?php /* ${canary} */ ?>`)],
  ["a megabyte", Buffer.alloc(1024 * 1024, canary)],
];

/** Two files in one: of the pictures only the picture is kept. */
export async function doubles(): Promise<Hostile[]> {
  const made: Hostile[] = [];
  for (const format of ["jpeg", "png", "webp"] as const) {
    const picture = await photo(format);
    for (const [name, tail] of tails)
      made.push(hostile(`${format} and ${name} behind it`, Buffer.concat([picture, tail]), "taken"));
  }
  return made;
}
