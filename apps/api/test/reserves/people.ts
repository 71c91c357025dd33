// Invented people of a register, the same ones for the same seed, with the mistakes that registers have.
import { type Day, checkCharacter } from "@miaopu/domain";
import { type Education, type PoolSource, educationIds, poolSourceIds } from "@miaopu/domain/talent-pool";

export type Random = () => number;
export const pick = <T>(random: Random, from: readonly T[]): T =>
  from[Math.floor(random() * from.length)] as T;

/** What a row must be read as. */
export interface Read {
  readonly name: string;
  readonly village: string | null;
  readonly sex: "male" | "female" | null;
  readonly birthDate: Day | null;
  readonly idNumber: string | null;
  readonly education: Education | null;
  readonly occupation: string | null;
  readonly source: PoolSource | null;
  readonly phone: string | null;
  readonly refused: string | null;
  readonly warnings: readonly string[];
}

export type Fault =
  | "checksum"
  | "damaged"
  | "duplicate"
  | "nameless"
  | "sex"
  | "birth"
  | "no-id"
  | "source"
  | "education";

export interface Someone {
  readonly read: Read;
  readonly fault: Fault | null;
  /** What the cells of sex and birth date say, where that is not what counts. */
  readonly said: { readonly sex: "male" | "female"; readonly birthDate: Day };
}

const surnames = "王李张刘陈杨黄周吴徐孙马朱胡林郭何高罗郑";
const given = "伟芳娜敏静强磊洋艳勇杰娟涛明超霞平刚桂英";
const jobs = ["务农", "养殖", "个体经营", "村干部", "教师", "医生", "运输", "企业职工", "自由职业"];
const villages = ["河口村", "双塘村", "枫树村", "石桥村", "大坪村", "荫田社区", "龙泉村", "上源村", "下源村"];

const faults: readonly Fault[] = [
  "checksum",
  "damaged",
  "duplicate",
  "nameless",
  "sex",
  "birth",
  "no-id",
  "source",
  "education",
];

const two = (n: number) => String(n).padStart(2, "0");

function someone(random: Random, serial: number, village: string): Someone {
  const birthDate =
    `${1966 + Math.floor(random() * 41)}-${two(1 + Math.floor(random() * 12))}-${two(2 + Math.floor(random() * 27))}` as Day;
  const sex = random() < 0.5 ? "male" : "female";
  const order = two(serial % 90) + String((Math.floor(random() * 5) * 2 + (sex === "male" ? 1 : 0)) % 10);
  const first17 = `431999${birthDate.replaceAll("-", "")}${order}`;
  const name =
    pick(random, [...surnames]) + pick(random, [...given]) + (random() < 0.6 ? pick(random, [...given]) : "");
  const read = {
    name,
    village,
    sex,
    birthDate,
    idNumber: first17 + checkCharacter(first17),
    education: pick(random, educationIds),
    occupation: pick(random, jobs),
    source: pick(random, poolSourceIds),
    phone: `199${String(10_000_000 + serial)}`,
    refused: null,
    warnings: [],
  } satisfies Read;
  return { read, fault: null, said: { sex, birthDate } };
}

const otherDay = (day: Day): Day => `${Number(day.slice(0, 4)) + 3}${day.slice(4)}` as Day;

/** The same person with a mistake; what a number that is wrong held is not known. */
function with_(fault: Fault, { read, said }: Someone, earlier: readonly Someone[]): Someone {
  const id = read.idNumber ?? "";
  const wrong = (code: string): Read => ({ ...read, refused: code });
  switch (fault) {
    case "checksum": {
      const idNumber = id.slice(0, 17) + (id.endsWith("7") ? "5" : "7");
      return { read: { ...wrong("ID_CHECKSUM"), idNumber }, fault, said };
    }
    case "damaged":
      return { read: { ...wrong("ID_DAMAGED_BY_EXCEL"), idNumber: null }, fault, said };
    case "duplicate": {
      const first = earlier.find((one) => one.fault === null);
      if (!first) return { read, fault: null, said };
      return { ...first, read: { ...first.read, village: read.village, refused: "DUPLICATE_ID" }, fault };
    }
    case "nameless":
      return { read: { ...wrong("NAME_MISSING"), name: "" }, fault, said };
    case "sex":
      return {
        read: { ...read, warnings: ["GENDER_ID_MISMATCH"] },
        fault,
        said: { ...said, sex: said.sex === "male" ? "female" : "male" },
      };
    case "birth":
      return {
        read: { ...read, warnings: ["BIRTH_ID_MISMATCH"] },
        fault,
        said: { ...said, birthDate: otherDay(said.birthDate) },
      };
    case "no-id":
      return { read: { ...read, idNumber: null, warnings: ["ID_MISSING"] }, fault, said };
    case "source":
      return { read: { ...read, source: null, warnings: ["SOURCE_UNKNOWN"] }, fault, said };
    case "education":
      return { read: { ...read, education: null, warnings: ["EDUCATION_UNKNOWN"] }, fault, said };
  }
}

/** People in the order of their villages: each kind of mistake once, as far as there are enough people. */
export function invented(random: Random, size: number): Someone[] {
  const used = villages.slice(0, Math.max(2, Math.min(villages.length, Math.floor(size / 5))));
  const at = new Map<number, Fault>();
  faults.forEach((fault, n) => at.set(3 + Math.floor(((size - 4) * n) / faults.length), fault));
  const people: Someone[] = [];
  for (let n = 0; n < size; n++) {
    const village = used[Math.floor((n * used.length) / size)] as string;
    const one = someone(random, n, village);
    const fault = at.get(n);
    people.push(fault ? with_(fault, one, people) : one);
  }
  return people;
}
