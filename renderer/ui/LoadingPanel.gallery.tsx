import { gallery } from '../gallery/gallery.ts';
import { LoadingPanel } from './LoadingPanel.tsx';

export default gallery({
  name: 'Loading',
  group: 'Building blocks',
  states: {
    Loading: () => <LoadingPanel label="Loading recordings" />,
  },
});
