import { Textarea } from '@mantine/core';
import { runCommand } from '../../stores/runCommand.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument } from '../../stores/useStores.ts';
import classes from './SourceText.module.css';

/** Most characters of a text that counts as just begun. */
const begun = 200;

/** The text of a source to edit. Typing in one go is one step of undo. */
export function SourceText({ path }: { readonly path: string }) {
  const studio = useStudio();
  const text = useDocument(({ files }) => files[path] ?? '');
  return (
    <Textarea
      classNames={{
        root: classes.root ?? '',
        wrapper: classes.wrapper ?? '',
        input: classes.input ?? '',
      }}
      variant="unstyled"
      autoFocus
      onFocus={(event) => goToEndOfBeginning(event.currentTarget)}
      aria-label={`Text of ${path}`}
      placeholder={
        path.endsWith('.csv')
          ? 'question,answer'
          : 'Headings divide the text into passages; each says one thing that customers ask.'
      }
      spellCheck={!path.endsWith('.csv')}
      value={text}
      onChange={(event) => runCommand(studio, 'knowledge.set', { path, text: event.currentTarget.value })}
      onBlur={() => studio.document.getState().seal()}
    />
  );
}

/** A source that was just begun is gone on with at its end; in any other the cursor stays where the writer puts it. */
function goToEndOfBeginning(field: HTMLTextAreaElement): void {
  const { length } = field.value;
  if (length <= begun && field.selectionEnd === 0) field.setSelectionRange(length, length);
}
