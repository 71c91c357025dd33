// Hands this process over to the product's command line.

/** The folder the user stood in: file names that they typed are meant from there. */
export const callerFolder = process.env["MIAOPU_CALLER_DIR"] ?? process.cwd();

/** What the server's package offers, typed here by hand: its own types are checked where it stands. */
interface CommandLine {
  main(args: readonly string[]): Promise<void>;
}
const commandLine: string = "@miaopu/api/cli";

/** @param args the command and its options, such as `["serve", "--empty"]`. */
export async function handOver(args: readonly string[]): Promise<void> {
  process.chdir(callerFolder);
  const { main } = (await import(commandLine)) as CommandLine;
  await main(args);
}
