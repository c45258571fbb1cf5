import { Button } from '@mantine/core';
import { IconMessage2Question, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Intent } from '../../../engine/model/intent.ts';
import { useDocument, useView } from '../../stores/useStores.ts';
import { EmptyMessage } from '../../ui/EmptyMessage.tsx';
import { ListAndDetail } from '../../ui/ListAndDetail.tsx';
import { IntentForm } from './IntentForm.tsx';
import { IntentList } from './IntentList.tsx';

const none: Readonly<Record<string, Intent>> = {};

/** The list of intents and the one that is open. */
export function Intents() {
  const intents = useDocument(({ project }) => project?.intents) ?? none;
  const chosen = useView((state) => state.intent);
  const openIntent = useView((state) => state.openIntent);
  const [adding, setAdding] = useState(false);
  const open =
    intents[chosen ?? ''] ?? Object.values(intents).sort((a, b) => a.name.localeCompare(b.name))[0];
  return (
    <ListAndDetail
      list={
        <IntentList
          intents={intents}
          open={open?.id ?? null}
          adding={adding}
          onAdding={setAdding}
          onOpen={openIntent}
        />
      }
    >
      {open === undefined ? (
        <EmptyMessage
          icon={IconMessage2Question}
          title="No intents yet"
          action={
            <Button
              size="xs"
              leftSection={<IconPlus size={16} stroke={1.8} />}
              onClick={() => setAdding(true)}
            >
              Add an intent
            </Button>
          }
        >
          An intent is something a customer may want. Give it twenty or more different utterances, then let it
          trigger a flow.
        </EmptyMessage>
      ) : (
        <IntentForm key={open.id} intent={open} />
      )}
    </ListAndDetail>
  );
}
