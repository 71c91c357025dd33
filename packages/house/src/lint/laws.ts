// The laws of who may import whom, each a sentence and a pattern over the line "importer → imported".
// Paths start at the repository's root; an imported package stands under its bare name.
export interface Law {
  readonly sentence: string;
  readonly breach: RegExp;
  /** Imports of types alone pass: they leave no trace in what runs. */
  readonly typesPass?: true;
}

const domain = "packages/domain/src";
const api = "apps/api/src";

export const laws: readonly Law[] = [
  {
    sentence: "The domain depends on zod and on itself, nothing else.",
    breach: new RegExp(`^${domain}/.* → (?!zod$|${domain}/)`),
  },
  {
    sentence: "The kernel knows nothing but the kernel.",
    breach: new RegExp(`^${domain}/kernel/.* → ${domain}/(?!kernel/)`),
  },
  {
    sentence: "The regulation's tables know the kernel alone.",
    breach: new RegExp(`^${domain}/regulation/.* → ${domain}/(?!kernel/|regulation/)`),
  },
  {
    sentence: "The local profile knows the kernel and the regulation.",
    breach: new RegExp(`^${domain}/profile/.* → ${domain}/(?!kernel/|regulation/|profile/)`),
  },
  {
    sentence: "Rules, vetoes and joint reviews do not know the dossier that asks them.",
    breach: new RegExp(
      `^${domain}/(?:rules|veto|joint-review)/.* → ${domain}/(?!(?:kernel|regulation|profile|rules|veto|joint-review)/)`,
    ),
  },
  {
    sentence: "Who may do what is decided from the kernel and the regulation alone.",
    breach: new RegExp(`^${domain}/access/.* → ${domain}/(?!(?:kernel|regulation|access)/)`),
  },
  {
    sentence:
      "What is kept how long, and where a draft belongs, rests on the kernel and the regulation alone.",
    breach: new RegExp(
      `^${domain}/(?:drafts|retention)/.* → ${domain}/(?!(?:kernel|regulation|drafts|retention)/)`,
    ),
  },
  {
    sentence: "The dossier does not know who stands above it.",
    breach: new RegExp(
      `^${domain}/dossier/.* → ${domain}/(?!(?:kernel|regulation|profile|rules|veto|joint-review|dossier)/)`,
    ),
  },
  {
    sentence: "The talent pool knows the kernel, the regulation and the profile; nobody of the dossier.",
    breach: new RegExp(
      `^${domain}/talent-pool/.* → ${domain}/(?!(?:kernel|regulation|profile|talent-pool)/)`,
    ),
  },
  {
    sentence: "Of the profile the talent pool takes types alone.",
    breach: new RegExp(`^${domain}/talent-pool/.* → ${domain}/profile/`),
    typesPass: true,
  },
  {
    sentence: "The shared components know nothing of the domain or of any app.",
    breach: /^packages\/ui\/src\/.* → (?:@miaopu\/|packages\/(?!ui\/)|apps\/)/,
  },
  {
    sentence: "A router calls use-cases; it touches neither repositories nor the database.",
    breach: new RegExp(`^${api}/trpc/routers/.* → ${api}/(?:repositories|db)/`),
    typesPass: true,
  },
  {
    sentence: "Routers are assembled in router.ts; nobody else imports them.",
    breach: new RegExp(`^${api}/(?!trpc/router\\.ts|trpc/routers/).* → ${api}/trpc/routers/`),
  },
  {
    sentence: "A use-case knows repositories and the domain, never who called it.",
    breach: new RegExp(`^${api}/(?:attachments|use-cases|ledger|reserves)/.* → ${api}/trpc/`),
  },
  {
    sentence: "What reads tables knows neither what they list nor what becomes of it.",
    breach: new RegExp(`^${api}/sheets/.* → ${api}/(?!sheets/|workbook/)`),
  },
  {
    sentence: "A repository knows the database and no use-case.",
    breach: new RegExp(`^${api}/repositories/.* → ${api}/(?:attachments|trpc|use-cases|ledger|reserves)/`),
  },
  {
    sentence: "The database knows nobody above it.",
    breach: new RegExp(`^${api}/db/.* → ${api}/(?:trpc|use-cases|repositories|ledger|reserves)/`),
    typesPass: true,
  },
  {
    sentence: "One driver, one door: only db/ opens the database.",
    breach: new RegExp(`^${api}/(?!db/).* → better-sqlite3$`),
    typesPass: true,
  },
  {
    sentence: "Pictures are decoded in a child process alone.",
    breach: new RegExp(`^${api}/(?!attachments/examining-process\\.ts).* → sharp$`),
  },
  {
    sentence: "The sandbox knows nothing of what runs in it.",
    breach: new RegExp(`^${api}/sandbox/.* → (?:${api}/(?!sandbox/)|@miaopu/)`),
  },
  {
    sentence: "Workbooks are read through one port, which knows nothing of dossiers.",
    breach: new RegExp(`^${api}/(?!workbook/).* → (?:hucre|yauzl)(?:/|$)`),
  },
  {
    sentence: "A feature of the admin pages never imports another feature.",
    breach: /^apps\/admin\/src\/features\/([^/]+)\/.* → apps\/admin\/src\/features\/(?!\1\/)/,
  },
  {
    sentence: "The pages take types alone from the API.",
    breach: /^apps\/(?:admin|kiosk)\/src\/.* → (?:@miaopu\/api|apps\/api\/)/,
    typesPass: true,
  },
  {
    sentence: "An app or package reaches another one by its name, through its public exports.",
    breach: /^((?:apps|packages)\/[^/]+)\/.* → (?!\1\/)(?:apps|packages)\//,
  },
];

/** The laws that an import breaks: paths from the root with slashes, a package by its bare name. */
export function breaches(importer: string, imported: string, typesOnly: boolean): readonly Law[] {
  const line = `${importer} → ${imported}`;
  return laws.filter((law) => law.breach.test(line) && !(typesOnly && law.typesPass));
}
