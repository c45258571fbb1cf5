import { gallery } from '../gallery/gallery.ts';
import { ScoreBar } from './ScoreBar.tsx';

export default gallery({
  name: 'Score',
  group: 'Building blocks',
  states: {
    Above: () => <ScoreBar label="Score" score={0.82} threshold={0.4} />,
    Below: () => <ScoreBar label="Score" score={0.21} threshold={0.4} />,
    None: () => <ScoreBar label="Score" score={0} threshold={0.4} />,
    Full: () => <ScoreBar label="Score" score={1} threshold={1} />,
  },
});
