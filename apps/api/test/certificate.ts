// A self-signed certificate made anew for each run of the tests: valid from 2026 to the end of 2035.
import { generateKeyPairSync, sign } from "node:crypto";

const tagged = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
};
const sequence = (...parts: Buffer[]) => tagged(0x30, ...parts);
const hex = (text: string) => Buffer.from(text, "hex");
const moment = (text: string) => tagged(0x17, Buffer.from(text));

const { privateKey: key, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const ecdsaWithSha256 = sequence(hex("06082a8648ce3d040302"));
const name = sequence(tagged(0x31, sequence(hex("0603550403"), tagged(0x0c, Buffer.from("miaopu.example")))));
const unsigned = sequence(
  tagged(0x02, Buffer.from([1])),
  ecdsaWithSha256,
  name,
  sequence(moment("260101000000Z"), moment("351231235959Z")),
  name,
  publicKey.export({ type: "spki", format: "der" }),
);
const signature = sign("sha256", unsigned, key);
const der = sequence(unsigned, ecdsaWithSha256, tagged(0x03, Buffer.from([0]), signature));

export const certificate = `-----BEGIN CERTIFICATE-----\n${der.toString("base64")}\n-----END CERTIFICATE-----\n`;
export const privateKey = key.export({ type: "pkcs8", format: "pem" });
