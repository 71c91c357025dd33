// A button that opens the choice of a file; the native input stays in it, for keyboards and screen readers.
interface FileButtonProps {
  label: string;
  main?: boolean;
  onFile: (file: File) => void;
}

export function FileButton(props: FileButtonProps) {
  return (
    <label class="button file-button" data-look={props.main ? "main" : "line"}>
      {props.label}
      <input
        type="file"
        class="file-input"
        accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) props.onFile(file);
        }}
      />
    </label>
  );
}
