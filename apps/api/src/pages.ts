// The built pages: the admin at `/`, the kiosk at `/kiosk/`.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";

/** Folders of the two builds, absolute. */
export interface Pages {
  readonly admin: string;
  readonly kiosk: string;
}

const notBuilt = "网页尚未构建，请运行 npm start。\nThe pages are not built yet: run npm start.\n";

// Built files carry their hash in the name; the page that names them does not.
const keepForever = (path: string, c: Context) =>
  c.header("cache-control", /\/assets\//.test(path) ? "public, max-age=31536000, immutable" : "no-cache");

/** The page itself, for every address that the page's own router knows. */
const shell = (folder: string) => async (c: Context) => {
  const file = join(folder, "index.html");
  if (!existsSync(file)) return c.text(notBuilt, 503);
  c.header("cache-control", "no-cache");
  return c.html(await readFile(file, "utf8"));
};

export function pageRoutes({ admin, kiosk }: Pages): Hono {
  const routes = new Hono();
  routes.use(compress());
  routes.get("/kiosk", (c) => c.redirect("/kiosk/"));
  routes.get("/kiosk/", shell(kiosk));
  const withoutPrefix = (path: string) => path.slice("/kiosk".length);
  if (existsSync(kiosk))
    routes.use(
      "/kiosk/*",
      serveStatic({ root: kiosk, rewriteRequestPath: withoutPrefix, onFound: keepForever }),
    );
  routes.get("/kiosk/*", shell(kiosk));
  routes.get("/", shell(admin));
  if (existsSync(admin)) routes.use("/*", serveStatic({ root: admin, onFound: keepForever }));
  routes.get("/*", (c, next) => (/\.[a-z0-9]+$/i.test(c.req.path) ? next() : shell(admin)(c)));
  return routes;
}
