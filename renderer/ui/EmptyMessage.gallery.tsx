import { Button } from '@mantine/core';
import { IconSitemap } from '@tabler/icons-react';
import { gallery } from '../gallery/gallery.ts';
import { EmptyMessage } from './EmptyMessage.tsx';

export default gallery({
  name: 'Empty panel',
  group: 'Building blocks',
  states: {
    'With what to do': () => (
      <EmptyMessage icon={IconSitemap} title="No flow is open">
        Choose a flow on the left, or add the first one with the plus button.
      </EmptyMessage>
    ),
    'With a button': () => (
      <EmptyMessage icon={IconSitemap} title="No sources yet" action={<Button>Add a file</Button>}>
        What the assistant knows comes from files.
      </EmptyMessage>
    ),
  },
});
