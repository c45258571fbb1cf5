import { useState } from 'react';
import { useRequest } from '../../stores/useRequest.ts';
import { useDocument } from '../../stores/useStores.ts';
import { ErrorMessage } from '../../ui/ErrorMessage.tsx';
import { LoadingPanel } from '../../ui/LoadingPanel.tsx';
import { NoRecordings } from './NoRecordings.tsx';
import { RecordingDetail } from './RecordingDetail.tsx';
import { RecordingList } from './RecordingList.tsx';
import classes from './RecordingsView.module.css';

/** The recordings of the project and the one that is open. */
export function RecordingsView() {
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const { data, error, reload } = useRequest('recordings.list', { projectId });
  const [chosen, setChosen] = useState<string | null>(null);
  if (error !== null) {
    return (
      <div className={classes.message}>
        <ErrorMessage error={error} onRetry={reload} />
      </div>
    );
  }
  if (data === null) return <LoadingPanel label="Reading the recordings" />;
  if (data.length === 0) return <NoRecordings />;
  const open = data.find(({ header }) => header.id === chosen) ?? data[0];
  return (
    <div className={classes.view}>
      <RecordingList recordings={data} open={open?.header.id ?? null} onOpen={setChosen} />
      <div className={classes.detail}>
        {open !== undefined && (
          <RecordingDetail key={open.header.id} info={open} projectId={projectId} onChanged={reload} />
        )}
      </div>
    </div>
  );
}
