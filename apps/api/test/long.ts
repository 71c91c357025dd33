// The long run: the same tests with more rounds, asked for by MIAOPU_LONG=1.
export const rounds = (usual: number, long: number): number =>
  process.env["MIAOPU_LONG"] === "1" ? long : usual;
