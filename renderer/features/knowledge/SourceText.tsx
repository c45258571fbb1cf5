import { Textarea } from '@mantine/core';
import { runCommand } from '../../stores/runCommand.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument } from '../../stores/useStores.ts';
import classes from './SourceText.module.css';

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
