import { ScrollArea, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { NodeKind } from '../../engine/kit/defineNode.ts';
import { KindIcon } from '../nodes/KindIcon.tsx';
import { kindGroups } from '../nodes/kindGroups.ts';
import { useStudio } from '../stores/studioContext.ts';
import { PanelHeader } from '../ui/PanelHeader.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { addStateNextToSelection } from './addStateNextToSelection.ts';
import classes from './KindPalette.module.css';
import { kindMimeType } from './kindMimeType.ts';

/** All node kinds: drag one onto the canvas, or click to add it next to the selected state. */
export function KindPalette() {
  const [search, setSearch] = useState('');
  const groups = kindGroups(search);
  return (
    <section className={classes.palette} aria-label="Add a state">
      <PanelHeader title="Add a state" />
      <SearchField label="Search kinds of states" value={search} onChange={setSearch} />
      <ScrollArea className={classes.list} type="auto" scrollbars="y" scrollbarSize={8}>
        {groups.map(({ category, label, kinds }) => (
          <div key={category} className={classes.group}>
            <Text size="xs" c="dimmed" className={classes.label}>
              {label}
            </Text>
            {kinds.map((kind) => (
              <PaletteItem key={kind.kind} kind={kind} />
            ))}
          </div>
        ))}
        {groups.length === 0 && (
          <Text size="xs" c="dimmed" p="sm">
            No kind of state has these words.
          </Text>
        )}
      </ScrollArea>
    </section>
  );
}

function PaletteItem({ kind }: { readonly kind: NodeKind }) {
  const studio = useStudio();
  return (
    <Tooltip label={kind.description} position="right" multiline maw={260}>
      <UnstyledButton
        className={classes.item}
        draggable
        aria-label={`Add ${kind.label}`}
        onDragStart={(event) => {
          event.dataTransfer.setData(kindMimeType, kind.kind);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={() => addStateNextToSelection(studio, kind.kind)}
      >
        <KindIcon kind={kind} size={24} />
        <span>{kind.label}</span>
      </UnstyledButton>
    </Tooltip>
  );
}
