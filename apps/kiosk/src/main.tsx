// The sign-in kiosk of a service day: one page under /kiosk/.
import { render } from "solid-js/web";
import { Page } from "./page.tsx";
import "./styles.css";

const root = document.getElementById("app");
if (!root) throw new Error("index.html has no #app");
render(() => <Page />, root);
