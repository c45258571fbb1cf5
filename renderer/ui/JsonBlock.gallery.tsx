import { gallery } from '../gallery/gallery.ts';
import { CopyIconButton, JsonBlock } from './JsonBlock.tsx';

export default gallery(
  {
    name: 'JSON',
    group: 'Building blocks',
    states: {
      Short: () => <JsonBlock label="Response body" value={{ found: true }} />,
      Long: () => (
        <JsonBlock
          label="Response body"
          value={Array.from({ length: 40 }, (_, index) => ({ order: index, status: 'shipped'.repeat(6) }))}
        />
      ),
    },
  },
  {
    name: 'Copy button',
    group: 'Building blocks',
    states: {
      Ready: () => <CopyIconButton value="text" label="Copy as JSON" />,
    },
  },
);
