// What is kept how long, and why.
export * from "./retention.ts";
