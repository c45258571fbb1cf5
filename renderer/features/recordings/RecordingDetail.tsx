import { ActionIcon, Button, ScrollArea, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconBookmark, IconPlayerTrackNext, IconTrash } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';
import { TurnEvent } from '../../nodes/TurnEvent.tsx';
import { conversationTurns, type TurnItem } from '../../stores/conversationTurns.ts';
import { locationText, useShowProblems } from '../../stores/navigation.ts';
import { showError } from '../../stores/runEdit.ts';
import { useRequest, useStudio, useTasks } from '../../stores/useStudio.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { SourceChips } from '../../ui/Passages.tsx';
import { ErrorMessage, LoadingPanel, TaskProgress } from '../../ui/StatusMessages.tsx';
import classes from './RecordedConversation.module.css';
import recordingDetailClasses from './RecordingDetail.module.css';
import { ReplayResult, useReplay } from './ReplayResult.tsx';

/** One thing that happened in a recorded turn. What could be tapped is read, not tapped. */
function RecordedItem({ item }: { readonly item: TurnItem }) {
  if (item.type === 'problem') return <ErrorMessage error={item.error} />;
  if (item.type === 'say') {
    const replies = item.quickReplies.map(({ label }) => label).join(' · ');
    return (
      <>
        <ChatBubble from="assistant">
          {item.text}
          {replies !== '' && `\n[${replies}]`}
        </ChatBubble>
        {item.citations.length > 0 && <SourceChips passages={item.citations} />}
      </>
    );
  }
  return <TurnEvent item={item} />;
}

interface RecordedConversationProps {
  readonly projectId: string;
  readonly recordingId: string;
}

/** A recorded conversation, to read. */
function RecordedConversation({ projectId, recordingId }: RecordedConversationProps) {
  const { data, error, reload } = useRequest('recordings.read', { projectId, recordingId });
  const turns = useMemo(() => conversationTurns(data?.log ?? []), [data]);
  if (error !== null) return <ErrorMessage error={error} onRetry={reload} />;
  if (data === null) return <LoadingPanel label="Reading the recording" />;
  return (
    <div className={classes.conversation} role="log" aria-label="Recorded conversation">
      {turns.map(({ turn, customer, items }) => (
        <div key={turn} className={classes.turn}>
          {customer !== null && <ChatBubble from="customer">{customer.text}</ChatBubble>}
          {items.map((item) => (
            <RecordedItem key={item.key} item={item} />
          ))}
        </div>
      ))}
    </div>
  );
}

interface RecordingActionsProps {
  readonly info: RecordingInfo;
  readonly projectId: string;
  /** The replay is running. */
  readonly busy: boolean;
  readonly onReplay: () => void;
  readonly onChanged: () => void;
}

/** What can be done with a recording: replay it, keep it in the project, delete it. */
function RecordingActions({ info, projectId, busy, onReplay, onChanged }: RecordingActionsProps) {
  const { client } = useStudio();
  const one = { projectId, recordingId: info.header.id };
  const keep = () => {
    client
      .request('recordings.keep', one)
      .then(onChanged)
      .catch((error: unknown) => showError(error, 'The recording was not kept'));
  };
  const remove = () => {
    client
      .request('recordings.delete', one)
      .then(onChanged)
      .catch((error: unknown) => showError(error, 'The recording was not deleted'));
  };
  const askToRemove = () =>
    modals.openConfirmModal({
      title: 'Delete this recording?',
      children: (
        <Text size="sm">
          {info.keptAs === null
            ? 'The conversation cannot be read or replayed again.'
            : `The file ${info.keptAs} is deleted from the project as well.`}{' '}
          This cannot be undone here.
        </Text>
      ),
      labels: { confirm: 'Delete recording', cancel: 'Cancel' },
      confirmProps: { color: 'red' },
      onConfirm: remove,
    });
  return (
    <>
      <Button
        size="xs"
        loading={busy}
        leftSection={<IconPlayerTrackNext size={15} stroke={1.8} />}
        style={{ flex: 'none' }}
        onClick={onReplay}
      >
        Replay against the project
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={info.keptAs !== null}
        leftSection={<IconBookmark size={15} stroke={1.8} />}
        style={{ flex: 'none' }}
        onClick={keep}
      >
        {info.keptAs === null ? 'Keep in project' : 'Kept in project'}
      </Button>
      <Tooltip label="Delete this recording">
        <ActionIcon size={30} aria-label="Delete this recording" onClick={askToRemove}>
          <IconTrash size={16} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}

interface RecordingDetailProps {
  readonly info: RecordingInfo;
  readonly projectId: string;
  /** The list is no longer true. */
  readonly onChanged: () => void;
}

/** One recording: the conversation as it was, and beside it as it would go now. */
export function RecordingDetail({ info, projectId, onChanged }: RecordingDetailProps) {
  const { header, preview } = info;
  const [mode, setMode] = useState<'conversation' | 'replay'>('conversation');
  const { report, error, busy, replay } = useReplay(projectId, header.id);
  const tasks = useTasks((state) => state.tasks);
  const showProblems = useShowProblems();
  const replayed = report !== null || error !== null || busy;
  return (
    <section className={recordingDetailClasses.detail} aria-label="Recording">
      <div className={recordingDetailClasses.header}>
        <Text component="h2" size="sm" fw={600} truncate flex={1}>
          {preview === '' ? 'Nothing said' : preview}
        </Text>
        {replayed && (
          <SegmentedControl
            size="xs"
            aria-label="View of the recording"
            value={mode}
            onChange={(value) => setMode(value === 'replay' ? 'replay' : 'conversation')}
            data={[
              { value: 'conversation', label: 'Conversation' },
              { value: 'replay', label: 'Replay' },
            ]}
          />
        )}
        <RecordingActions
          info={info}
          projectId={projectId}
          busy={busy}
          onReplay={() => {
            setMode('replay');
            replay();
          }}
          onChanged={onChanged}
        />
      </div>
      <ScrollArea
        className={recordingDetailClasses.scroll}
        viewportProps={{ tabIndex: 0 }}
        type="auto"
        scrollbarSize={8}
      >
        <div className={recordingDetailClasses.content}>
          {mode === 'conversation' ? (
            <RecordedConversation projectId={projectId} recordingId={header.id} />
          ) : (
            <>
              {busy && <TaskProgress label="Replaying the conversation" tasks={tasks} />}
              {error !== null && (
                <ErrorMessage
                  error={error}
                  where={error.location && locationText(error.location)}
                  onShowProblems={showProblems}
                />
              )}
              {report !== null && !busy && <ReplayResult report={report} />}
            </>
          )}
        </div>
      </ScrollArea>
    </section>
  );
}
