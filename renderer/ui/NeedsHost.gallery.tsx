import { Button, Stack, Text } from '@mantine/core';
import { gallery } from '../gallery/gallery.ts';
import { HostNote, NeedsHost } from './NeedsHost.tsx';

function Panel() {
  return (
    <Stack p="md" align="start">
      <Text size="sm">Two conversations were recorded today.</Text>
      <Button size="xs">Replay against the project</Button>
    </Stack>
  );
}

export default gallery({
  name: 'Needs the host',
  group: 'Building blocks',
  states: {
    'The host is there': () => (
      <NeedsHost away={false} what="The list of recordings">
        <Panel />
      </NeedsHost>
    ),
    'The host is away': () => (
      <NeedsHost away what="The list of recordings">
        <Panel />
      </NeedsHost>
    ),
    'Only the note': () => <HostNote what="The search" />,
  },
});
