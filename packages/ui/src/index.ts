// The components both apps share. Styles: import "@miaopu/ui/styles.css".
export * from "./badge.tsx";
export * from "./bar-list.tsx";
export * from "./button.tsx";
export * from "./card.tsx";
export * from "./choices.tsx";
export * from "./date-field.tsx";
export * from "./day-text.ts";
export * from "./dialog.tsx";
export * from "./feedback.tsx";
export * from "./field.tsx";
export * from "./form-keys.ts";
export * from "./language.tsx";
export * from "./pager.tsx";
export * from "./popover.tsx";
export * from "./shape.tsx";
export * from "./stage-bar.tsx";
export * from "./table.tsx";
