import { ActionIcon, Button, Menu, Select, Text, Tooltip } from '@mantine/core';
import { IconDotsVertical, IconDownload, IconLanguage, IconPlus, IconUpload } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { fileOf } from '../../stores/documentState.ts';
import { downloadTexts } from '../../stores/exchange.ts';
import {
  brokenLocale,
  countRows,
  shownRows,
  type TextFilter,
  type TextOrder,
  textLocales,
  textRows,
  translationProgress,
} from '../../stores/texts.ts';
import { useDocument, useStudio, useView } from '../../stores/useStudio.ts';
import { FilePicker } from '../../ui/FilePicker.tsx';
import { countText, languageName } from '../../ui/format.ts';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage } from '../../ui/StatusMessages.tsx';
import { SearchField } from '../../ui/TextFields.tsx';
import { ImportTextsDialog } from './exchange/ImportTextsDialog.tsx';
import { TextGrid } from './grid/TextGrid.tsx';
import { TextMenu } from './grid/TextMenu.tsx';
import { AddLanguageDialog, LanguageHead } from './languages/Languages.tsx';
import classes from './TextsView.module.css';

const filters: readonly { readonly value: TextFilter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'missing', label: 'Missing' },
  { value: 'outdated', label: 'Outdated' },
  { value: 'unused', label: 'Not used' },
  { value: 'problems', label: 'With problems' },
];

const orders: readonly { readonly value: TextOrder; readonly label: string }[] = [
  { value: 'file', label: 'As in the file' },
  { value: 'key', label: 'By key' },
  { value: 'work', label: 'Most to do first' },
];

interface FilterBarProps {
  readonly filter: TextFilter;
  readonly counts: Readonly<Record<TextFilter, number>>;
  readonly onFilter: (filter: TextFilter) => void;
}

/** The filters, with how many texts each leaves. */
function FilterBar({ filter, counts, onFilter }: FilterBarProps) {
  return (
    <fieldset className={classes.filters} aria-label="Filter">
      {filters.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={classes.filter}
          aria-pressed={value === filter}
          onClick={() => onFilter(value)}
        >
          {label}
          <span className={classes.count}>{counts[value]}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface ExchangeMenuProps {
  readonly locales: readonly string[];
  readonly onFile: (file: File) => void;
}

/** Texts to translators and back. */
function ExchangeMenu({ locales, onFile }: ExchangeMenuProps) {
  const studio = useStudio();
  const input = useRef<HTMLInputElement>(null);
  const icon = <IconDownload size={15} stroke={1.7} />;
  return (
    <>
      <FilePicker
        ref={input}
        label="File of a translator"
        accept=".xlf,.xliff,.csv,.tsv"
        onFiles={([file]) => {
          if (file !== undefined) onFile(file);
        }}
      />
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon size={30} aria-label="Export and import">
            <IconDotsVertical size={17} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {locales.slice(1).map((locale) => (
            <Menu.Item
              key={locale}
              leftSection={icon}
              onClick={() => void downloadTexts(studio, { format: 'xliff', locale })}
            >
              Export {languageName(locale)} as XLIFF
            </Menu.Item>
          ))}
          <Menu.Item leftSection={icon} onClick={() => void downloadTexts(studio, { format: 'csv' })}>
            Export all as CSV
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconUpload size={15} stroke={1.7} />}
            onClick={() => input.current?.click()}
          >
            Import XLIFF or CSV…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** Said in place of the columns of languages whose files cannot be read. */
function BrokenFiles() {
  const { view } = useStudio();
  const broken = useDocument(brokenLocale);
  if (broken === undefined) return null;
  const file = fileOf('locale', broken);
  return (
    <div className={classes.broken} role="alert">
      <Text size="sm">{file} cannot be read, so its texts are not shown.</Text>
      <Button size="compact-sm" variant="default" onClick={() => view.getState().openFile(file, 1)}>
        Open the file
      </Button>
    </div>
  );
}

/** The texts of the project in all its languages. */
function TextsView() {
  const project = useDocument((state) => state.project);
  const problems = useDocument((state) => state.problems);
  const open = useView((state) => state.items.texts) ?? null;
  const [filter, setFilter] = useState<TextFilter>('all');
  const [order, setOrder] = useState<TextOrder>('file');
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const words = useDeferredValue(search);
  const rows = useMemo(() => (project === null ? [] : textRows(project, problems)), [project, problems]);
  const counts = useMemo(() => countRows(rows), [rows]);
  const locales = useMemo(() => (project === null ? [] : textLocales(project)), [project]);
  const progress = useMemo(
    () => locales.map((_, column) => translationProgress(rows, column)),
    [locales, rows],
  );
  const shown = useMemo(
    () => shownRows(rows, { filter, order, search: words, kept: edited }),
    [rows, filter, order, words, edited],
  );
  const add = (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconPlus size={15} stroke={1.8} />}
      onClick={() => setAdding(true)}
    >
      Add a language
    </Button>
  );
  return (
    <div className={classes.view}>
      <div className={classes.bar}>
        <div className={classes.search}>
          <SearchField label="Search texts in all languages" value={search} onChange={setSearch} />
        </div>
        <FilterBar filter={filter} counts={counts} onFilter={setFilter} />
        <div className={classes.space} />
        <Tooltip label="Order">
          <Select
            size="xs"
            w={150}
            aria-label="Order"
            allowDeselect={false}
            data={orders}
            value={order}
            onChange={(value) => setOrder(orders.find((one) => one.value === value)?.value ?? 'file')}
          />
        </Tooltip>
        {add}
        <ExchangeMenu locales={locales} onFile={setFile} />
      </div>
      <BrokenFiles />
      {rows.length === 0 ? (
        <EmptyMessage icon={IconLanguage} title="No texts yet">
          Texts with a key, such as $returns.ask_order, can be translated. Write the key in a state, then its
          text in the inspector.
        </EmptyMessage>
      ) : shown.length === 0 ? (
        <EmptyMessage icon={IconLanguage} title="No matching texts">
          {words.trim() === ''
            ? 'There is nothing to do here.'
            : 'No key and no text in any language has these words.'}
        </EmptyMessage>
      ) : (
        <TextGrid
          rows={shown}
          locales={locales}
          open={open}
          onEdit={setEdited}
          actions={(row) => <TextMenu row={row} />}
          header={(locale, column) => (
            <LanguageHead
              locale={locale}
              isDefault={column === 0}
              total={rows.length}
              progress={progress[column] ?? { translated: 0, outdated: [], missing: 0 }}
            />
          )}
        />
      )}
      {file !== null && <ImportTextsDialog file={file} onClose={() => setFile(null)} />}
      {adding && <AddLanguageDialog known={locales} onClose={() => setAdding(false)} />}
      <div className={classes.hint}>
        <Text size="xs" c="dimmed">
          {shown.length === rows.length ? '' : `${shown.length} of `}
          {countText(rows.length, 'text')}
        </Text>
        <Text size="xs" c="dimmed">
          Arrow keys move, Enter edits and saves, Tab saves and goes to the next text, Escape discards,
          Shift+F10 opens the menu of a text
        </Text>
      </div>
    </div>
  );
}

/** The texts that customers read, in all languages of the project. */
export const textsView: MainViewDefinition = {
  id: 'texts',
  label: 'Texts',
  icon: IconLanguage,
  group: 'understand',
  component: TextsView,
};
