import { gallery } from '../gallery/gallery.ts';
import { ErrorMessage } from './ErrorMessage.tsx';

const error = {
  code: 'HOST_FILE_CHANGED_ON_DISK',
  message: 'flows/returns.flow.yaml is not what it was when it was last read',
  remedy: 'Choose between the version here and the one on disk',
};

export default gallery({
  name: 'Error',
  group: 'Building blocks',
  states: {
    'What and what to do': () => <ErrorMessage error={error} />,
    'With its place': () => <ErrorMessage error={error} where="flows/returns.flow.yaml:12" />,
    'With buttons': () => <ErrorMessage error={error} onRetry={() => {}} onShowProblems={() => {}} />,
  },
});
