import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Modal,
  ScrollArea,
  Stack,
  Text,
  UnstyledButton,
} from '@mantine/core';
import { IconArrowUp, IconFolder, IconTopologyStar3 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useRequest } from '../../stores/useStudio.ts';
import { ErrorMessage } from '../../ui/StatusMessages.tsx';

import classes from './FolderDialog.module.css';

interface FolderDialogProps {
  readonly title: string;
  /** Label of the button that confirms the folder. */
  readonly confirm: string;
  /** Initial folder; by default where projects usually are. */
  readonly start?: string;
  /** Only a folder with a project can be chosen. */
  readonly projectsOnly?: boolean;
  readonly onClose: () => void;
  readonly onChoose: (path: string) => void;
}

/** Chooses a folder on the host's machine, if there is no native dialog. */
export function FolderDialog({
  title,
  confirm,
  start,
  projectsOnly = false,
  onClose,
  onChoose,
}: FolderDialogProps) {
  const [path, setPath] = useState<string | null>(start === undefined || start === '' ? null : start);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error } = useRequest('app.listFolders', { path });
  const go = (to: string) => {
    setChosen(null);
    setPath(to);
  };
  // The initial folder may not exist yet; then the host's default is shown.
  useEffect(() => {
    if (error !== null && data === null) setPath(null);
  }, [error, data]);
  const target = chosen ?? (projectsOnly ? null : (data?.path ?? null));

  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <Stack gap="sm">
        <Group gap="xs" wrap="nowrap">
          <ActionIcon
            size={30}
            variant="default"
            aria-label="Parent folder"
            disabled={data === null || data.parent === null}
            onClick={() => data?.parent != null && go(data.parent)}
          >
            <IconArrowUp size={16} stroke={1.7} />
          </ActionIcon>
          <Text
            component="output"
            size="sm"
            ff="monospace"
            truncate
            title={data?.path}
            aria-label="Current folder"
          >
            {data?.path ?? path ?? ''}
          </Text>
        </Group>
        {error !== null && <ErrorMessage error={error} />}
        <ScrollArea h={300} className={classes.list} type="auto" scrollbars="y">
          {data?.folders.length === 0 && (
            <Text size="sm" c="dimmed" p="md">
              No folders here.
            </Text>
          )}
          {data?.folders.map((folder) => (
            <UnstyledButton
              key={folder.path}
              className={classes.folder}
              data-chosen={folder.path === chosen || undefined}
              onClick={() => (folder.isProject && projectsOnly ? setChosen(folder.path) : go(folder.path))}
              onDoubleClick={() => folder.isProject && projectsOnly && onChoose(folder.path)}
            >
              {folder.isProject ? (
                <IconTopologyStar3 size={18} stroke={1.6} color="var(--dl-accent-text)" />
              ) : (
                <IconFolder size={18} stroke={1.6} />
              )}
              <Text size="sm" truncate flex={1}>
                {folder.name}
              </Text>
              {folder.isProject && (
                <Badge size="xs" variant="light" tt="none">
                  Project
                </Badge>
              )}
            </UnstyledButton>
          ))}
        </ScrollArea>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={target === null} onClick={() => target !== null && onChoose(target)}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
