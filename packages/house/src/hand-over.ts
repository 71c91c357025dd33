// Hands this process over to the product's command line.

/** The folder the user stood in: file names that they typed are meant from there. */
export const callerFolder = process.env["MIAOPU_CALLER_DIR"] ?? process.cwd();

/** @param args the command and its options, such as `["serve", "--empty"]`. */
export async function handOver(args: readonly string[]): Promise<void> {
  process.chdir(callerFolder);
  const { main } = await import("@miaopu/api/cli");
  await main(args);
}
