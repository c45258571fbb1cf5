import { ScrollArea, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import type { RecordingInfo } from '../../../engine/contract/methods/recordingMethods.ts';
import { locationText } from '../../stores/locationText.ts';
import { useShowProblems } from '../../stores/useShowProblems.ts';
import { useTasks } from '../../stores/useStores.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { TaskProgress } from '../../ui/TaskProgress.tsx';
import { RecordedConversation } from './RecordedConversation.tsx';
import { RecordingActions } from './RecordingActions.tsx';
import classes from './RecordingDetail.module.css';
import { ReplayResult } from './ReplayResult.tsx';
import { useReplay } from './useReplay.ts';

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
    <section className={classes.detail} aria-label="Recording">
      <div className={classes.header}>
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
      <ScrollArea className={classes.scroll} viewportProps={{ tabIndex: 0 }} type="auto" scrollbarSize={8}>
        <div className={classes.content}>
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
