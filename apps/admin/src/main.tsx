// The admin pages: township officers, branch secretaries, reviewers.
import "./quiet-zod.ts";
import "@miaopu/ui/styles.css";
import "./admin.css";
import { render } from "solid-js/web";
import { App } from "./app.tsx";
import { applyPreferences } from "./preferences.ts";

applyPreferences(document.documentElement);
const root = document.getElementById("app");
if (!root) throw new Error("the page has no #app");
render(() => <App />, root);
