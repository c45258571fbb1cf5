import { Button } from '@mantine/core';
import { IconFileAlert, IconMessage2Question } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useDocument, useView } from '../../stores/useStores.ts';
import { EmptyMessage } from '../../ui/EmptyMessage.tsx';
import { ListAndDetail } from '../../ui/ListAndDetail.tsx';
import { LoadingPanel } from '../../ui/LoadingPanel.tsx';
import { SectionList } from './SectionList.tsx';

// The charts are a large library, and the studio starts without them.
const Section = lazy(async () => ({ default: (await import('./Section.tsx')).Section }));

/** Training, measuring and improving how messages are understood. */
export function Understanding() {
  const isReadable = useDocument(({ project }) => project !== null);
  const intents = useDocument(({ project }) => Object.keys(project?.intents ?? {}).length);
  const show = useView((state) => state.showMainView);
  const open = useView((state) => state.understanding);
  if (!isReadable) {
    return (
      <EmptyMessage icon={IconFileAlert} title="The project cannot be read">
        Its file dialoom.yaml is broken. Correct it, then messages can be understood again.
      </EmptyMessage>
    );
  }
  if (intents === 0) {
    return (
      <EmptyMessage
        icon={IconMessage2Question}
        title="Nothing to understand yet"
        action={
          <Button size="xs" onClick={() => show('intents')}>
            Go to intents
          </Button>
        }
      >
        What customers may want is learnt from the utterances of intents. Add two intents with ten utterances
        each, then come back.
      </EmptyMessage>
    );
  }
  return (
    <ListAndDetail list={<SectionList />}>
      <Suspense fallback={<LoadingPanel label="Opening" />}>
        <Section key={open} id={open} />
      </Suspense>
    </ListAndDetail>
  );
}
