import { Button } from '@mantine/core';
import { gallery } from '../gallery/gallery.ts';
import { List, ListItem, ListPanel, PanelHeader } from './ListPanel.tsx';

export default gallery({
  name: 'List panel',
  group: 'Building blocks',
  states: {
    'With items': () => (
      <ListPanel
        label="Intents"
        header={<PanelHeader title="Intents" />}
        footer={<Button m="sm">Add</Button>}
      >
        <List>
          <ListItem open onOpen={() => {}}>
            Order status
          </ListItem>
          <ListItem open={false} onOpen={() => {}}>
            Rückgabe eines beschädigten Artikels nach Ablauf der Widerrufsfrist
          </ListItem>
        </List>
      </ListPanel>
    ),
    Wide: () => (
      <ListPanel label="Recordings" wide>
        <List>
          <ListItem open={false} onOpen={() => {}}>
            Where is my order?
          </ListItem>
        </List>
      </ListPanel>
    ),
  },
});
