// The conformance surface: replay a case, or say where it is not one.
export { type Case, CaseError, parseCase } from "./case.ts";
export { type ReplayError, type ReplayResult, replayCase } from "./replay.ts";
