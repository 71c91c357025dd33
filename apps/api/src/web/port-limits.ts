// What one connection may take of the server: so that slow, endless or idle ones leave it to the others.
import type { ServerOptions } from "node:http";

export interface PortLimits {
  /** Milliseconds until the head of a request must be there. */
  readonly headersTimeout: number;
  /** Milliseconds until a whole request must be there: 20 MB over a village's line. */
  readonly requestTimeout: number;
  /** Milliseconds that a connection is kept with nothing asked. */
  readonly keepAliveTimeout: number;
  /** How often the two first are looked at. */
  readonly connectionsCheckingInterval: number;
  /** Bytes of a request's head, the address included. */
  readonly maxHeaderSize: number;
}

export const portLimits: PortLimits = {
  headersTimeout: 10_000,
  requestTimeout: 180_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 2000,
  maxHeaderSize: 16_384,
} satisfies ServerOptions;

/** Characters of an address with its query. */
export const longestAddress = 4096;
