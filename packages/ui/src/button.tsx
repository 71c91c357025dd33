// Buttons: one main action a view; a grey one says why beside it and stays reachable by keyboard.
import { splitProps, type JSX } from "solid-js";

export type ButtonLook = "main" | "line" | "plain";

interface ButtonProps extends Omit<JSX.ButtonHTMLAttributes<HTMLButtonElement>, "disabled" | "onClick"> {
  look?: ButtonLook;
  wide?: boolean;
  /** Grey, but focusable, so that its sentence (`aria-describedby`) can be read. */
  grey?: boolean;
  busy?: boolean;
  onClick?: (event: MouseEvent & { currentTarget: HTMLButtonElement }) => void;
}

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ["look", "wide", "grey", "busy", "onClick", "type", "class"]);
  return (
    <button
      {...rest}
      type={own.type ?? "button"}
      class={`button ${own.class ?? ""}`}
      data-look={own.look ?? "line"}
      data-wide={own.wide ? "" : undefined}
      aria-disabled={own.grey || own.busy ? "true" : undefined}
      aria-busy={own.busy ? "true" : undefined}
      onClick={(event) => {
        if (own.grey || own.busy) event.preventDefault();
        else own.onClick?.(event);
      }}
    />
  );
}
