import {
  ActionIcon,
  Button,
  ScrollArea,
  SegmentedControl,
  Text,
  Tooltip,
  UnstyledButton,
} from '@mantine/core';
import { modals } from '@mantine/modals';
import {
  IconBookmark,
  IconChevronDown,
  IconChevronRight,
  IconPlayerTrackNext,
  IconTrash,
} from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';
import { CustomerMessages } from '../../nodes/CustomerMessages.tsx';
import { ProblemMessage } from '../../nodes/ProblemMessage.tsx';
import { ReadingsSection } from '../../nodes/ReadingsSection.tsx';
import { TurnEvent } from '../../nodes/TurnEvent.tsx';
import {
  type ConversationTurn,
  conversationTurns,
  type TurnItem,
} from '../../stores/conversation/conversationTurns.ts';
import { showError } from '../../stores/runEdit.ts';
import { useRequest, useStudio, useTasks } from '../../stores/useStudio.ts';
import { ChatBubble } from '../../ui/ChatBubble.tsx';
import { SourceChips } from '../../ui/Passages.tsx';
import { ErrorMessage, LoadingPanel, TaskProgress } from '../../ui/StatusMessages.tsx';
import classes from './RecordingDetail.module.css';
import { ReplayResult, useReplay } from './ReplayResult.tsx';

/** One item of a recorded turn. Quick replies are shown as text. */
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

/** Opens below a message and shows how it was read. */
function WhyButton({ turn }: { readonly turn: ConversationTurn }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const Chevron = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <UnstyledButton
        className={classes.why}
        aria-label={`Why, turn ${turn.turn}`}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} stroke={1.8} />
        Why
      </UnstyledButton>
      <div id={id} className={classes.readings} hidden={!open}>
        {open && <ReadingsSection turn={turn} />}
      </div>
    </>
  );
}

/** One recorded turn: the message, how it was read, and what followed from it. */
function RecordedTurn({ turn }: { readonly turn: ConversationTurn }) {
  return (
    <div className={classes.turn}>
      {turn.customer !== null && (
        <>
          <CustomerMessages messages={turn.messages} />
          <WhyButton turn={turn} />
        </>
      )}
      {turn.items.map((item) => (
        <RecordedItem key={item.key} item={item} />
      ))}
    </div>
  );
}

interface RecordedConversationProps {
  readonly projectId: string;
  readonly recordingId: string;
}

/** A recorded conversation. */
function RecordedConversation({ projectId, recordingId }: RecordedConversationProps) {
  const { data, error, reload } = useRequest('recordings.read', { projectId, recordingId });
  const turns = useMemo(() => conversationTurns(data?.log ?? []), [data]);
  if (error !== null) return <ErrorMessage error={error} onRetry={reload} />;
  if (data === null) return <LoadingPanel label="Reading the recording" />;
  return (
    <div className={classes.conversation} role="log" aria-label="Recorded conversation">
      {turns.map((turn) => (
        <RecordedTurn key={turn.turn} turn={turn} />
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
  const target = { projectId, recordingId: info.header.id };
  const keep = () => {
    client
      .request('recordings.keep', target)
      .then(onChanged)
      .catch((error: unknown) => showError(error, 'The recording could not be kept'));
  };
  const remove = () => {
    client
      .request('recordings.delete', target)
      .then(onChanged)
      .catch((error: unknown) => showError(error, 'The recording could not be deleted'));
  };
  const askToRemove = () =>
    modals.openConfirmModal({
      title: 'Delete this recording?',
      children: (
        <Text size="sm">
          {info.keptAs === null
            ? 'You will no longer be able to read or replay the conversation.'
            : `The file ${info.keptAs} will also be deleted from the project.`}{' '}
          This cannot be undone.
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
  /** The list of recordings has changed. */
  readonly onChanged: () => void;
}

/** One recording: the conversation as recorded, and its replay. */
export function RecordingDetail({ info, projectId, onChanged }: RecordingDetailProps) {
  const { header, preview } = info;
  const [mode, setMode] = useState<'conversation' | 'replay'>('conversation');
  const { report, error, busy, replay } = useReplay(projectId, header.id);
  const tasks = useTasks((state) => state.tasks);
  const replayed = report !== null || error !== null || busy;
  return (
    <section className={classes.detail} aria-label="Recording">
      <div className={classes.header}>
        <Text component="h2" size="sm" fw={600} truncate flex={1}>
          {preview === '' ? 'No messages' : preview}
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
      <ScrollArea className={classes.scroll} viewportProps={{ tabIndex: 0 }} type="auto" scrollbarSize={8}>
        <div className={classes.content}>
          {mode === 'conversation' ? (
            <RecordedConversation projectId={projectId} recordingId={header.id} />
          ) : (
            <>
              {busy && <TaskProgress label="Replaying the conversation" tasks={tasks} />}
              {error !== null && <ProblemMessage error={error} />}
              {report !== null && !busy && <ReplayResult report={report} />}
            </>
          )}
        </div>
      </ScrollArea>
    </section>
  );
}
