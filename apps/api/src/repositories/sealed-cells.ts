// Every sealed value of the database, slice by slice: what a rotation seals anew, and what tells which keys are needed.
import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

const slice = 200;

interface SealedColumns {
  readonly table: keyof Tables;
  /** Its primary key. */
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

/** Each value is sealed for `<table>/<key>/<column>`. A column that is missing here stops every rotation. */
const sealedColumns: readonly SealedColumns[] = [
  { table: "people", key: ["id"], columns: ["id_number", "phone"] },
  { table: "sealed_texts", key: ["dossier_id", "version", "path"], columns: ["sealed"] },
  { table: "person_changes", key: ["person_id", "seq"], columns: ["old_value"] },
  { table: "import_changes", key: ["import_id", "person_id"], columns: ["before"] },
  { table: "drafts", key: ["user_id", "place"], columns: ["body"] },
  { table: "second_factors", key: ["user_id"], columns: ["secret", "pending"] },
];

export interface SealedCell {
  readonly place: string;
  readonly sealed: string;
  /** Puts another value in its place. @returns whether it still stood there. */
  readonly replace: (db: Kysely<Tables>, sealed: string) => Promise<boolean>;
}

type Row = Readonly<Record<string, string | number | null>>;

const refs = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));
const partsOf = (row: Row, key: readonly string[]) => key.map((column) => row[column] as string | number);

async function sliceAfter(db: Kysely<Tables>, of: SealedColumns, last: Row | undefined): Promise<Row[]> {
  const { table, key, columns } = of;
  const after = last ? sql`where (${refs(key)}) > (${sql.join(partsOf(last, key))})` : sql``;
  const { rows } = await sql<Row>`
    select ${refs([...key, ...columns])} from ${sql.table(table)} ${after}
    order by ${refs(key)} limit ${sql.lit(slice)}`.execute(db);
  return rows;
}

function cellOf({ table, key }: SealedColumns, row: Row, column: string): SealedCell[] {
  const sealed = row[column];
  if (typeof sealed !== "string") return [];
  const parts = partsOf(row, key);
  const isRow = sql.join(
    key.map((name, at) => sql`${sql.ref(name)} = ${parts[at]}`),
    sql` and `,
  );
  return [
    {
      place: [table, ...parts, column].join("/"),
      sealed,
      replace: async (db, anew) => {
        const { numAffectedRows } = await sql`
          update ${sql.table(table)} set ${sql.ref(column)} = ${anew}
          where ${isRow} and ${sql.ref(column)} = ${sealed}`.execute(db);
        return numAffectedRows === 1n;
      },
    },
  ];
}

export async function* everySealedCell(db: Kysely<Tables>): AsyncGenerator<readonly SealedCell[]> {
  for (const of of sealedColumns) {
    let last: Row | undefined;
    do {
      const rows = await sliceAfter(db, of, last);
      last = rows.at(-1);
      if (last) yield rows.flatMap((row) => of.columns.flatMap((column) => cellOf(of, row, column)));
    } while (last);
  }
}
