import { Button } from '@mantine/core';
import { IconSitemap } from '@tabler/icons-react';
import { gallery } from '../gallery/gallery.ts';
import { EmptyMessage, ErrorMessage, LoadingPanel, TaskProgress } from './StatusMessages.tsx';

const error = {
  code: 'HOST_FILE_CHANGED_ON_DISK',
  message: 'flows/returns.flow.yaml is not what it was when it was last read',
  remedy: 'Choose between the version here and the one on disk',
};

export default gallery(
  {
    name: 'Empty panel',
    group: 'Building blocks',
    states: {
      'With a remedy': () => (
        <EmptyMessage icon={IconSitemap} title="No flow is open">
          Choose a flow on the left, or add the first one with the plus button.
        </EmptyMessage>
      ),
      'With a button': () => (
        <EmptyMessage icon={IconSitemap} title="No sources yet" action={<Button>Add a file</Button>}>
          What the assistant knows comes from files.
        </EmptyMessage>
      ),
    },
  },
  {
    name: 'Error',
    group: 'Building blocks',
    states: {
      'Message and remedy': () => <ErrorMessage error={error} />,
      'With its location': () => <ErrorMessage error={error} where="flows/returns.flow.yaml:12" />,
      'The host is away': () => (
        <ErrorMessage
          error={{
            code: 'HOST_DISCONNECTED',
            message: 'This page is not connected to Dialoom',
            remedy:
              'If you closed Dialoom, start it again; the page reconnects by itself and keeps edits that are not saved yet',
          }}
        />
      ),
      'With buttons': () => <ErrorMessage error={error} onRetry={() => {}} onShowProblems={() => {}} />,
    },
  },
  {
    name: 'Loading',
    group: 'Building blocks',
    states: {
      Loading: () => <LoadingPanel label="Loading recordings" />,
    },
  },
  {
    name: 'Progress',
    group: 'Building blocks',
    states: {
      'Nothing reported yet': () => <TaskProgress label="Preparing" tasks={[]} />,
      'Known progress': () => (
        <TaskProgress label="Preparing" tasks={[{ task: 'nlu', label: 'Training', fraction: 0.4 }]} />
      ),
      'Unknown progress': () => (
        <TaskProgress
          label="Preparing"
          tasks={[
            { task: 'nlu', label: 'Training', fraction: 1 },
            { task: 'kb.index', label: 'Indexing', fraction: null },
          ]}
        />
      ),
    },
  },
);
