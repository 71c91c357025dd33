// Keys of every form: Enter goes to the next field, Ctrl+Enter sends; in the last password it sends, as people expect.

const fields = "input:not([type=hidden]), select, textarea, button[type=submit]";

/** Handles a form's keydown; buttons and text areas keep their own Enter. */
export function formKeys(event: KeyboardEvent & { currentTarget: HTMLFormElement }): void {
  if (event.key !== "Enter" || event.isComposing || event.defaultPrevented) return;
  const form = event.currentTarget;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    (document.activeElement as HTMLElement | null)?.blur();
    form.requestSubmit();
    return;
  }
  const target = event.target;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const all = [...form.querySelectorAll<HTMLElement>(fields)].filter(
    (field) => !field.hasAttribute("disabled") && field.offsetParent !== null && !sameGroup(field, target),
  );
  const after = all.find((field) => target.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (target.type === "password" && after?.matches("[type=submit]")) return;
  event.preventDefault();
  after?.focus();
}

const sameGroup = (field: HTMLElement, target: HTMLElement) =>
  field instanceof HTMLInputElement &&
  target instanceof HTMLInputElement &&
  field.type === "radio" &&
  field.name === target.name;
