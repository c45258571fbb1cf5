import {
  ActionIcon,
  Button,
  Group,
  Loader,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  Title,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { IconFolderOpen, IconTemplate, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { TemplateInfo } from '../../../engine/contract/methods/projectMethods.ts';
import { showError } from '../../stores/runEdit.ts';
import { useRequest, useStudio } from '../../stores/useStudio.ts';
import { ToneBadge } from '../../ui/Facts.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { ErrorMessage } from '../../ui/StatusMessages.tsx';
import { CreateProjectDialog } from './CreateProjectDialog.tsx';
import { FolderDialog } from './FolderDialog.tsx';
import classes from './Welcome.module.css';

/** Opens projects, and returns which one is being opened. */
function useOpenProject(): {
  readonly open: (path: string) => void;
  readonly opening: string | null;
} {
  const { document } = useStudio();
  const [opening, setOpening] = useState<string | null>(null);
  const open = (path: string) => {
    setOpening(path);
    document
      .getState()
      .open(path)
      .catch((error: unknown) => showError(error, 'The project could not be opened'))
      .finally(() => setOpening(null));
  };
  return { open, opening };
}

interface RecentProjectsProps {
  readonly onOpen: (path: string) => void;
  /** Path of the project that is being opened. */
  readonly opening: string | null;
}

/** Recently opened projects, newest first. */
function RecentProjects({ onOpen, opening }: RecentProjectsProps) {
  const { client } = useStudio();
  const { data, error, reload } = useRequest('projects.recent', {});
  const forget = (path: string) => {
    client
      .request('projects.forget', { path })
      .then(reload)
      .catch((failure: unknown) => showError(failure, 'The list could not be changed'));
  };
  return (
    <section aria-labelledby="recent-heading">
      <Title id="recent-heading" order={2} size="md" mb="sm">
        Recent projects
      </Title>
      {error !== null && <ErrorMessage error={error} onRetry={reload} />}
      {data === null && error === null && <Skeleton height={112} radius="lg" />}
      {data?.length === 0 && (
        <Text size="sm" c="dimmed" className={classes.empty}>
          Projects you open appear here. Start from a template, or open a folder with a dialoom.yaml file.
        </Text>
      )}
      {data !== null && data.length > 0 && (
        <ul className={classes.list}>
          {data.map(({ path, name, openedAt, missing }) => (
            <li key={path} className={classes.item}>
              <UnstyledButton
                className={classes.open}
                onClick={() => onOpen(path)}
                disabled={missing || opening !== null}
                data-missing={missing || undefined}
              >
                <Text size="sm" fw={600} truncate component="span" display="block">
                  {name}
                </Text>
                <Text size="xs" c="dimmed" truncate component="span" display="block" title={path}>
                  {path}
                </Text>
              </UnstyledButton>
              {missing && <ToneBadge tone="warning">Folder missing</ToneBadge>}
              {opening === path ? (
                <Loader size={16} mx={6} />
              ) : (
                !missing && (
                  <Text size="xs" c="dimmed" className={classes.when}>
                    {new Date(openedAt).toLocaleDateString(undefined, { dateStyle: 'medium' })}
                  </Text>
                )
              )}
              <Tooltip label="Remove from this list">
                <ActionIcon
                  size={26}
                  aria-label={`Remove ${name} from this list`}
                  onClick={() => forget(path)}
                >
                  <IconX size={15} stroke={1.7} />
                </ActionIcon>
              </Tooltip>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface TemplatesProps {
  readonly onChoose: (template: TemplateInfo) => void;
}

/** The templates that come with Dialoom, as cards. */
function Templates({ onChoose }: TemplatesProps) {
  const { data, error, reload } = useRequest('templates.list', {});
  return (
    <section aria-labelledby="templates-heading">
      <Title id="templates-heading" order={2} size="md" mb="sm">
        Start from a template
      </Title>
      {error !== null && <ErrorMessage error={error} onRetry={reload} />}
      {data === null && error === null && <Skeleton height={112} radius="lg" />}
      <Stack gap="sm">
        {data?.map((template) => (
          <UnstyledButton key={template.id} className={classes.card} onClick={() => onChoose(template)}>
            <span className={classes.icon}>
              <IconTemplate size={22} stroke={1.6} />
            </span>
            <div>
              <Text fw={600} size="md">
                {template.name}
              </Text>
              <Text size="sm" c="dimmed" mt={2}>
                {template.description}
              </Text>
              <Text size="xs" c="dimmed" mt={8}>
                {count(template.flows, 'flow')} · {count(template.intents, 'intent')} ·{' '}
                {count(template.actions, 'action')}
              </Text>
            </div>
          </UnstyledButton>
        ))}
      </Stack>
    </section>
  );
}

function count(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}

/** The first page: open a recent project or a folder, or start from a template. */
export function Welcome() {
  const { client } = useStudio();
  const { open, opening } = useOpenProject();
  const [template, setTemplate] = useState<TemplateInfo | null>(null);
  const [browsing, setBrowsing] = useState(false);

  const chooseFolder = async () => {
    const { capabilities } = await client.request('app.info', {});
    if (!capabilities.chooseFolder) {
      setBrowsing(true);
      return;
    }
    const { path } = await client.request('app.chooseFolder', { title: 'Open a project folder' });
    if (path !== null) open(path);
  };

  return (
    <div className={classes.page}>
      <main className={classes.content}>
        <Group justify="space-between" align="flex-end" mb={32} wrap="nowrap">
          <Group gap={14} wrap="nowrap">
            <Logo size={44} />
            <div>
              <Title order={1} size={26} lh={1.2}>
                Dialoom
              </Title>
              <Text c="dimmed" size="md">
                Design, simulate and ship customer-service conversations
              </Text>
            </div>
          </Group>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={18} stroke={1.6} />}
            onClick={() => void chooseFolder()}
          >
            Open folder…
          </Button>
        </Group>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing={40} verticalSpacing={32}>
          <Templates onChoose={setTemplate} />
          <RecentProjects onOpen={open} opening={opening} />
        </SimpleGrid>
      </main>
      {template !== null && (
        <CreateProjectDialog source={{ template }} onClose={() => setTemplate(null)} onCreated={open} />
      )}
      {browsing && (
        <FolderDialog
          title="Open a project folder"
          confirm="Open"
          projectsOnly
          onClose={() => setBrowsing(false)}
          onChoose={(path) => {
            setBrowsing(false);
            open(path);
          }}
        />
      )}
    </div>
  );
}
