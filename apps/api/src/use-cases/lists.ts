// Lists and search: filtered, sorted and paged on the server, within the asker's scope.
import type { z } from "zod";
import type { DossierRow, Found, MemberRow, Page, PersonRow } from "./answers.ts";
import type { Asking } from "./asking.ts";
import type { dossierListInput, memberPickInput, personListInput, searchInput } from "./inputs.ts";

export declare function listDossiers(
  asking: Asking,
  input: z.output<typeof dossierListInput>,
): Promise<Page<DossierRow>>;
export declare function listPeople(
  asking: Asking,
  input: z.output<typeof personListInput>,
): Promise<Page<PersonRow>>;
export declare function findAnything(asking: Asking, input: z.output<typeof searchInput>): Promise<Found[]>;
export declare function pickMembers(
  asking: Asking,
  input: z.output<typeof memberPickInput>,
): Promise<MemberRow[]>;
