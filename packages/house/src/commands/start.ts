// `npm start`: builds the pages where something changed, then serves everything on one port.
import { handOver } from "../hand-over.ts";
import { runTool, toolPath } from "../workspace.ts";

const pages = ["@miaopu/admin", "@miaopu/kiosk"];
const built = await runTool(toolPath("turbo"), [
  "run",
  "build",
  ...pages.map((name) => `--filter=${name}`),
  "--output-logs=errors-only",
]);
if (built.status === 0) {
  await handOver(["serve", ...process.argv.slice(2)]);
} else {
  console.error(`${built.output}\n页面构建失败。/ The pages could not be built.`);
  process.exitCode = built.status;
}
