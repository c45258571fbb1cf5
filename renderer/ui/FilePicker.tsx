import type { Ref } from 'react';

interface FilePickerProps {
  /** `click()` asks for files. */
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  /** Extensions of the files that are offered: `.csv,.tsv`. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A file field that is not shown: a button or a menu item opens it. */
export function FilePicker({ ref, label, accept, multiple = false, onFiles }: FilePickerProps) {
  return (
    <input
      ref={ref}
      type="file"
      multiple={multiple}
      hidden
      aria-label={label}
      accept={accept}
      onChange={(event) => {
        onFiles([...(event.currentTarget.files ?? [])]);
        // The same file can be chosen again.
        event.currentTarget.value = '';
      }}
    />
  );
}
