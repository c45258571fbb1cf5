import { Button, Checkbox, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { TextImport, TextImportEntry } from '../../../../engine/model/reports/textImport.ts';
import { ComparedFile } from '../../../nodes/ComparedFile.tsx';
import { commitTextImport, compareTextFile, entryWords, onOneLine } from '../../../stores/exchange.ts';
import { useStudio } from '../../../stores/useStudio.ts';
import { languageName } from '../../../ui/format.ts';
import classes from './ImportTextsDialog.module.css';

/** What can be taken, in the order of the dialog. What replaces a text is not taken unless somebody says so. */
const sections = [
  { status: 'new', title: 'New', wanted: true },
  { status: 'confirmed', title: 'Still up to date', wanted: true },
  { status: 'changed', title: 'Replace a text of the project', wanted: false },
] as const;

/** Number of texts that a section shows. */
const maxShown = 200;

const idOf = ({ locale, key }: TextImportEntry) => `${locale}/${key}`;

interface EntryProps {
  readonly entry: TextImportEntry;
}

/** A text of the file: where it belongs, what the project has, and what the file has. */
function Entry({ entry }: EntryProps) {
  const { locale, key, before, after, original, status } = entry;
  return (
    <div className={classes.entry}>
      <Text size="xs" c="dimmed">
        <span className={classes.key}>{key}</span> in {languageName(locale)}
      </Text>
      {status === 'changed' && before !== null && (
        <Text size="sm" className={classes.before} dir="auto">
          {onOneLine(before)}
        </Text>
      )}
      {after !== null && (
        <Text size="sm" dir="auto">
          {onOneLine(after)}
        </Text>
      )}
      {original !== null && (
        <Text size="xs" c="var(--dl-warning)">
          Will be outdated: it was made from “{onOneLine(original)}”
        </Text>
      )}
    </div>
  );
}

interface SectionOfEntriesProps {
  readonly title: string;
  readonly entries: readonly TextImportEntry[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void;
}

/** The texts of one kind, to be chosen one by one or all. */
function SectionOfEntries({ title, entries, chosen, onChoose }: SectionOfEntriesProps) {
  const count = entries.filter((entry) => chosen.has(idOf(entry))).length;
  return (
    <section aria-label={title}>
      <Checkbox
        size="sm"
        fw={600}
        label={`${title} (${entries.length})`}
        checked={count === entries.length}
        indeterminate={count > 0 && count < entries.length}
        onChange={(event) => onChoose(entries.map(idOf), event.currentTarget.checked)}
      />
      <div className={classes.entries}>
        {entries.slice(0, maxShown).map((entry) => (
          <div key={idOf(entry)} className={classes.line}>
            <Checkbox
              size="xs"
              mt={2}
              aria-label={`${entry.key} in ${languageName(entry.locale)}`}
              checked={chosen.has(idOf(entry))}
              onChange={(event) => onChoose([idOf(entry)], event.currentTarget.checked)}
            />
            <Entry entry={entry} />
          </div>
        ))}
        {entries.length > maxShown && (
          <Text size="xs" c="dimmed">
            and {entries.length - maxShown} more
          </Text>
        )}
      </div>
    </section>
  );
}

/** The texts that cannot be taken, with the reasons. */
function LeftOut({ entries }: { readonly entries: readonly TextImportEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <section aria-label="Left out">
      <Text size="sm" fw={600}>
        Left out ({entries.length})
      </Text>
      <div className={classes.entries}>
        {entries.slice(0, maxShown).map((entry) => (
          <div key={idOf(entry)}>
            <Entry entry={entry} />
            <Text size="xs" c="var(--dl-error)">
              {entry.line === null ? '' : `Line ${entry.line}: `}
              {entryWords(entry)}
            </Text>
          </div>
        ))}
        {entries.length > maxShown && (
          <Text size="xs" c="dimmed">
            and {entries.length - maxShown} more
          </Text>
        )}
      </div>
    </section>
  );
}

interface FoundTextsProps {
  readonly found: TextImport;
  readonly onClose: () => void;
}

function FoundTexts({ found, onClose }: FoundTextsProps) {
  const studio = useStudio();
  const { entries, same, untranslated } = found;
  const of = (status: TextImportEntry['status']) => entries.filter((entry) => entry.status === status);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(sections.filter(({ wanted }) => wanted).flatMap(({ status }) => of(status).map(idOf))),
  );
  const choose = (ids: readonly string[], isChosen: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  };
  const takeable = sections.flatMap(({ status }) => of(status));
  const taken = takeable.filter((entry) => chosen.has(idOf(entry)));
  return (
    <>
      <ScrollArea.Autosize mah="min(60vh, 560px)" type="auto" offsetScrollbars>
        <Stack gap="md">
          {takeable.length === 0 && (
            <Text size="sm">There is nothing to import: the project has all these texts already.</Text>
          )}
          {sections.map(({ status, title }) => {
            const own = of(status);
            return own.length === 0 ? null : (
              <SectionOfEntries key={status} title={title} entries={own} chosen={chosen} onChoose={choose} />
            );
          })}
          <LeftOut entries={entries.filter((entry) => !takeable.includes(entry))} />
          <Text size="xs" c="dimmed">
            {same} the same as in the project, {untranslated} not translated in the file.
          </Text>
        </Stack>
      </ScrollArea.Autosize>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {takeable.length === 0 ? 'Close' : 'Cancel'}
        </Button>
        {takeable.length > 0 && (
          <Button
            disabled={taken.length === 0}
            onClick={() => {
              if (commitTextImport(studio, taken)) onClose();
            }}
          >
            {taken.length === 1 ? 'Import 1 text' : `Import ${taken.length} texts`}
          </Button>
        )}
      </Group>
    </>
  );
}

interface ImportTextsDialogProps {
  readonly file: File;
  readonly onClose: () => void;
}

/** What a file of a translator would change, to be chosen before anything is. */
export function ImportTextsDialog({ file, onClose }: ImportTextsDialogProps) {
  return (
    <ComparedFile file={file} compare={compareTextFile} onClose={onClose}>
      {(found) => <FoundTexts found={found} onClose={onClose} />}
    </ComparedFile>
  );
}
