// What the kiosk will be, said plainly while it takes no sign-ins.
import { For } from "solid-js";
import { back, meanwhile, now, plans, state, title, willBe, type Said } from "./words.ts";

function Both(props: { readonly said: Said }) {
  return (
    <>
      {props.said.zh}
      <span class="en" lang="en">
        {props.said.en}
      </span>
    </>
  );
}

export function Page() {
  return (
    <>
      <header>
        <h1>
          <Both said={title} />
        </h1>
        <p class="state">
          <span aria-hidden="true">◆</span> {state.zh} · <span lang="en">{state.en}</span>
        </p>
      </header>
      <main>
        <section class="now" aria-labelledby="now">
          <svg viewBox="0 0 100 100" aria-hidden="true">
            <circle cx="50" cy="50" r="46" />
            <path d="M50 26v26l16 12" />
          </svg>
          <h2 id="now">
            <Both said={now} />
          </h2>
          <p>
            <Both said={meanwhile} />
          </p>
        </section>
        <section class="plans" aria-labelledby="plans">
          <h2 id="plans">
            <Both said={willBe} />
          </h2>
          <ul>
            <For each={plans}>
              {(plan) => (
                <li>
                  <Both said={plan} />
                </li>
              )}
            </For>
          </ul>
          <a href="/">
            <Both said={back} />
          </a>
        </section>
      </main>
    </>
  );
}
