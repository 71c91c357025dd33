// Where a form's unfinished text belongs.
export * from "./places.ts";
