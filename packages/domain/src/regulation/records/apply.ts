// What is written at the application stage (S01, S02).
import { stepRecord } from "./fact.ts";

export const applyRecords = [stepRecord("S01", {}), stepRecord("S02", {})] as const;
