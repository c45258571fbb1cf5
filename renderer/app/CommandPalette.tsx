import { Kbd } from '@mantine/core';
import { Spotlight, type SpotlightActionGroupData, type SpotlightFilterFunction } from '@mantine/spotlight';
import { IconSearch, IconSitemap, IconSquareRounded } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Project } from '../../engine/model/project.ts';
import { useStudio } from '../stores/studioContext.ts';
import { useDocument } from '../stores/useStores.ts';
import { shortcutText } from '../ui/shortcutText.ts';
import classes from './CommandPalette.module.css';

/** Every word must occur in label or keywords; what begins with the search comes first. */
const filterActions: SpotlightFilterFunction = (query, groups) => {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return (groups as SpotlightActionGroupData[])
    .map(({ group, actions }) => ({
      group,
      actions: actions
        .filter(({ label, keywords }) => {
          const text = `${label} ${String(keywords ?? '')}`.toLowerCase();
          return words.every((word) => text.includes(word));
        })
        .sort((a, b) => Number(starts(b.label, words[0])) - Number(starts(a.label, words[0]))),
    }))
    .filter(({ actions }) => actions.length > 0);
};

function starts(label: string | undefined, word: string | undefined): boolean {
  return word !== undefined && label?.toLowerCase().startsWith(word) === true;
}

const noProject: Pick<Project, 'flows'> = { flows: {} };

/** Ctrl+K: finds flows, states and commands by their words. */
export function CommandPalette() {
  const { commands, view, document } = useStudio();
  const [open, setOpen] = useState(false);
  // The list is made only while it is shown: a keystroke in a form must not walk a thousand states.
  const project = useDocument((state) => (open ? state.project : null)) ?? noProject;
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
    return [...groups, { group: 'Flows', actions: flows }, { group: 'States', actions: states }];
  }, [open, project, commands, view]);

  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      disabled={!opened}
      limit={30}
      scrollable
      maxHeight={420}
      filter={filterActions}
      nothingFound="Nothing has these words"
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
