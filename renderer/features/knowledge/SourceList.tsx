import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconFileText, IconFileUpload, IconPlus, IconTable, IconWorld } from '@tabler/icons-react';
import { useRef } from 'react';
import { runCommand } from '../../stores/runCommand.ts';
import { addedExtensions, addedFormatNames } from '../../stores/sourceKind.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { List } from '../../ui/List.tsx';
import { ListPanel } from '../../ui/ListPanel.tsx';
import { NameField } from '../../ui/NameField.tsx';
import { PanelHeader } from '../../ui/PanelHeader.tsx';
import { IndexStatus } from './IndexStatus.tsx';
import { newSource, type SourceKind } from './newSource.ts';
import { SourceItem } from './SourceItem.tsx';
import type { SourceRow } from './sourceRows.ts';
import type { KnowledgeIndex } from './useKnowledgeIndex.ts';

interface SourceListProps {
  readonly rows: readonly SourceRow[];
  /** The index covers all of it. */
  readonly current: boolean;
  readonly index: KnowledgeIndex;
  readonly open: string | null;
  readonly onOpen: (path: string) => void;
  /** A source was made. */
  readonly onCreated: (path: string) => void;
  /** Kind of the source whose name is being typed. */
  readonly adding: SourceKind | null;
  readonly onAdding: (kind: SourceKind | null) => void;
  /** Files were chosen to be added. */
  readonly onFiles: (files: readonly File[]) => void;
}

/** The knowledge sources with the number of their chunks, and how the index stands. */
export function SourceList({
  rows,
  current,
  index,
  open,
  onOpen,
  onCreated,
  adding,
  onAdding,
  onFiles,
}: SourceListProps) {
  const picker = useRef<HTMLInputElement>(null);
  const studio = useStudio();
  const button = useRef<HTMLButtonElement>(null);
  const begun = useRef(false);
  const begin = (kind: SourceKind) => {
    begun.current = true;
    onAdding(kind);
  };
  // When the menu closes the focus goes back to its button, unless a name is to be typed next.
  const returnFocus = () => {
    if (!begun.current) button.current?.focus();
    begun.current = false;
  };
  const add = (name: string | null) => {
    onAdding(null);
    if (name === null || adding === null) return;
    const source = newSource(
      name,
      adding,
      rows.map(({ path }) => path),
    );
    if (runCommand(studio, 'knowledge.set', source) !== undefined) onCreated(source.path);
  };
  return (
    <ListPanel
      label="Knowledge sources"
      header={
        <PanelHeader title="Sources">
          <Menu position="bottom-end" width={260} returnFocus={false} onClose={returnFocus}>
            <Menu.Target>
              <Tooltip label="Add a source">
                <ActionIcon ref={button} size={26} aria-label="Add a source">
                  <IconPlus size={16} stroke={1.8} />
                </ActionIcon>
              </Tooltip>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconFileText size={16} stroke={1.7} />}
                onClick={() => begin('markdown')}
              >
                Text (Markdown)
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTable size={16} stroke={1.7} />}
                onClick={() => begin('questions')}
              >
                Questions and answers (CSV)
              </Menu.Item>
              <Menu.Item leftSection={<IconWorld size={16} stroke={1.7} />} onClick={() => begin('sitemap')}>
                Pages of a site (sitemap)
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconFileUpload size={16} stroke={1.7} />}
                onClick={() => picker.current?.click()}
              >
                Files ({addedFormatNames('or')})
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </PanelHeader>
      }
      footer={rows.length > 0 && <IndexStatus current={current} index={index} />}
    >
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        accept={addedExtensions.join(',')}
        aria-label="Files to add"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {adding !== null && <NameField label="Name of the new source" onClose={add} />}
      <List>
        {rows.map((row) => (
          <SourceItem key={row.path} row={row} open={row.path === open} onOpen={onOpen} />
        ))}
      </List>
    </ListPanel>
  );
}
