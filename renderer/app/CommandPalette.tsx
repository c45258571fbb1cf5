// The palette that searches commands and the project, and the shortcuts of commands.

import { Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Spotlight, type SpotlightActionGroupData, type SpotlightFilterFunction } from '@mantine/spotlight';
import { IconCode, IconForms, IconSearch, IconSitemap, IconSquareRounded } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Project } from '../../engine/model/project.ts';
import { useDocument, useStudio } from '../stores/useStudio.ts';
import { shortcutText, type UiCommand } from '../ui/CommandButton.tsx';
import { searchWords } from '../ui/searchWords.ts';
import classes from './CommandPalette.module.css';

/** Every word must occur in label or keywords; labels that begin with the search come first. */
const filterActions: SpotlightFilterFunction = (query, groups) => {
  const isFound = searchWords(query);
  const [first] = query.trim().toLowerCase().split(/\s+/);
  return (groups as SpotlightActionGroupData[])
    .map(({ group, actions }) => ({
      group,
      actions: actions
        .filter(({ label, keywords }) => isFound(`${label} ${String(keywords ?? '')}`))
        .sort((a, b) => Number(starts(b.label, first)) - Number(starts(a.label, first))),
    }))
    .filter(({ actions }) => actions.length > 0);
};

function starts(label: string | undefined, word: string | undefined): boolean {
  return word !== undefined && label?.toLowerCase().startsWith(word) === true;
}

const noProject: Pick<Project, 'flows' | 'intents' | 'entities' | 'actions'> = {
  flows: {},
  intents: {},
  entities: {},
  actions: {},
};
/** Documents with a view that lists them. */
const listed = [
  { view: 'intents', group: 'Intents', one: 'Intent' },
  { view: 'entities', group: 'Entities', one: 'Entity' },
  { view: 'actions', group: 'Actions', one: 'Action' },
] as const;
const noFiles: Readonly<Record<string, string>> = {};

/** Ctrl+K: searches flows, states, what has a view of its own, files and commands. */
export function CommandPalette() {
  const { commands, view, document } = useStudio();
  const [open, setOpen] = useState(false);
  // The list is built only while the palette is open: a keystroke in a form must not go through a thousand states.
  const project = useDocument((state) => (open ? state.project : null)) ?? noProject;
  const files = useDocument((state) => (open ? state.files : noFiles));
  const opened = document.getState().opened !== null;

  const actions = useMemo((): SpotlightActionGroupData[] => {
    if (!open) return [];
    const flows = Object.values(project.flows).map((flow) => ({
      id: `flow:${flow.id}`,
      label: flow.name,
      description: 'Flow',
      leftSection: <IconSitemap size={18} stroke={1.6} />,
      onClick: () => view.getState().openFlow(flow.id),
    }));
    const states = Object.values(project.flows).flatMap((flow) =>
      flow.states.map((state) => ({
        id: `state:${flow.id}/${state.id}`,
        label: state.name ?? state.id,
        description: `State in ${flow.name}`,
        keywords: `${state.id} ${state.kind}`,
        leftSection: <IconSquareRounded size={18} stroke={1.6} />,
        onClick: () => view.getState().revealState(flow.id, state.id),
      })),
    );
    const items = listed.map(({ view: list, group, one }) => ({
      group,
      actions: Object.values(project[list]).map(({ id, name }) => ({
        id: `${list}:${id}`,
        label: name,
        description: one,
        keywords: id,
        leftSection: <IconForms size={18} stroke={1.6} />,
        onClick: () => view.getState().openItem(list, id),
      })),
    }));
    const texts = Object.keys(files).map((path) => ({
      id: `file:${path}`,
      label: path,
      description: 'Edit as text',
      leftSection: <IconCode size={18} stroke={1.6} />,
      onClick: () => view.getState().openFile(path, 1),
    }));
    const shown = commands.all().filter((command) => command.id !== 'view.palette' && command.enabled());
    const groups = [...new Set(shown.map((command) => command.group))].map((group) => ({
      group,
      actions: shown
        .filter((command) => command.group === group)
        .map((command) => ({
          id: command.id,
          label: command.label(),
          ...(command.keywords === undefined ? {} : { keywords: command.keywords }),
          leftSection: <command.icon size={18} stroke={1.6} />,
          rightSection:
            command.shortcuts?.[0] === undefined ? undefined : (
              <Kbd size="xs">{shortcutText(command.shortcuts[0])}</Kbd>
            ),
          onClick: command.run,
        })),
    }));
    return [
      ...groups,
      { group: 'Flows', actions: flows },
      { group: 'States', actions: states },
      ...items,
      { group: 'Files', actions: texts },
    ];
  }, [open, project, files, commands, view]);

  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      disabled={!opened}
      limit={30}
      scrollable
      maxHeight={420}
      filter={filterActions}
      nothingFound="No results"
      onSpotlightOpen={() => setOpen(true)}
      onSpotlightClose={() => setOpen(false)}
      classNames={{ action: classes.action ?? '', actionsGroup: classes.group ?? '' }}
      attributes={{ content: { 'aria-label': 'Search states and commands' } }}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} />,
        placeholder: 'Search states and commands',
        'aria-label': 'Search states and commands',
      }}
    />
  );
}

/** Types of inputs that are not typed into. */
const untyped = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file']);

/** The text field that an event happened in; undefined for a switch, a choice without search, or no field. */
function textFieldOf(target: EventTarget | null): HTMLElement | undefined {
  if (target instanceof HTMLTextAreaElement) return target.readOnly ? undefined : target;
  if (target instanceof HTMLInputElement)
    return target.readOnly || untyped.has(target.type) ? undefined : target;
  return target instanceof HTMLElement && target.isContentEditable ? target : undefined;
}

const textOf = (field: HTMLElement): string =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    ? field.value
    : (field.textContent ?? '');

/** Shortcuts with which a text field edits or types. The palette and the like are not among them. */
const editsText = /^(?:mod\+(?:shift\+)?[ACVXYZ]|(?:(?:shift|alt)\+)*(?:\w|Delete|Backspace))$/;
const historyCommands: readonly string[] = ['edit.undo', 'edit.redo'];

/**
 * Listens for the shortcuts of all commands, wherever the focus is. A text field keeps the keys that edit text. What was
 * typed in it since it has the focus, it undoes itself; otherwise undo and redo are the document's. A dialog has the keys
 * for itself, except that the palette closes by its own shortcut.
 */
export function Shortcuts() {
  const { commands } = useStudio();
  const typed = useRef<{ readonly field: HTMLElement; readonly before: string; changed: boolean } | null>(
    null,
  );

  useEffect(() => {
    const begin = ({ target }: Event) => {
      const field = textFieldOf(target);
      typed.current = field === undefined ? null : { field, before: textOf(field), changed: false };
    };
    const change = ({ target }: Event) => {
      if (typed.current?.field === target && typed.current !== null) typed.current.changed = true;
    };
    document.addEventListener('focusin', begin);
    document.addEventListener('input', change, true);
    return () => {
      document.removeEventListener('focusin', begin);
      document.removeEventListener('input', change, true);
    };
  }, []);

  const belongsToField = (field: HTMLElement, shortcut: string, id: string): boolean => {
    if (!editsText.test(shortcut)) return false;
    if (!historyCommands.includes(id) || field.closest('.monaco-editor') !== null) return true;
    const now = typed.current;
    if (now?.field !== field || !now.changed) return false;
    // In a choice with a search, only the search is typed text; what was chosen is an edit of the document.
    const popup = field.getAttribute('aria-haspopup') === 'listbox';
    if (popup && field.getAttribute('aria-expanded') !== 'true') return false;
    // Back at its first text, the field has nothing left to undo, but everything to redo.
    return id === 'edit.redo' || textOf(field) !== now.before;
  };

  const run = (command: UiCommand, shortcut: string, event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented) return;
    const dialog = target instanceof Element ? target.closest('[aria-modal="true"]') : null;
    const isPalette = dialog?.closest('.mantine-Spotlight-root') != null;
    if (dialog !== null && !(isPalette && command.id === 'view.palette')) return;
    const field = textFieldOf(target);
    if (field !== undefined && belongsToField(field, shortcut, command.id)) return;
    if (!command.enabled()) return;
    event.preventDefault();
    command.run();
    // What the document put into the field is where its own undo begins.
    if (field !== undefined) typed.current = { field, before: textOf(field), changed: false };
  };

  useHotkeys(
    commands.all().flatMap((command) =>
      (command.shortcuts ?? []).map((shortcut): Parameters<typeof useHotkeys>[0][number] => [
        shortcut,
        (event) => run(command, shortcut, event),
        // Keys of a command that cannot run now keep what they do in the page, such as copying selected text.
        { preventDefault: false },
      ]),
    ),
    [],
    true,
  );
  return null;
}
