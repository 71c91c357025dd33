// Keeps zod from compiling code at run time, which the page's content policy forbids; loaded before any schema is made.
import { config } from "zod";

config({ jitless: true });
