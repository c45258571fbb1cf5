import { ActionIcon, Badge, Loader, Skeleton, Text, Title, Tooltip, UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { showError } from '../../stores/showError.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { useRequest } from '../../stores/useRequest.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import classes from './RecentProjects.module.css';

interface RecentProjectsProps {
  readonly onOpen: (path: string) => void;
  /** Path of the project that is being opened. */
  readonly opening: string | null;
}

/** The projects that were open before, newest first. */
export function RecentProjects({ onOpen, opening }: RecentProjectsProps) {
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
          Projects you open appear here. Choose a template to make your first one, or open a folder that holds
          a dialoom.yaml.
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
              {missing && (
                <Badge size="sm" variant="light" color="orange" tt="none">
                  Folder missing
                </Badge>
              )}
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
                <ActionIcon size={26} aria-label={`Forget ${name}`} onClick={() => forget(path)}>
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
