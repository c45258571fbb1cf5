import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

export default gallery({
  name: 'List of objects',
  group: 'Widgets',
  states: {
    Empty: () => <FieldStage kind="choice" field="options" data={{ prompt: 'Which?', options: [] }} />,
    Options: () => (
      <FieldStage
        kind="choice"
        field="options"
        data={{
          prompt: 'Which?',
          options: [
            { id: 'wrong_size', label: '$returns.reason.wrong_size' },
            {
              id: 'other',
              label: 'Etwas anderes, das in keiner der vorgenannten Möglichkeiten enthalten ist',
            },
          ],
        }}
        on={{ wrong_size: 'done', other: 'done' }}
      />
    ),
    'With a problem': () => (
      <FieldStage kind="branch" field="cases" data={{ cases: [{ id: 'known', when: 'slots.' }] }} />
    ),
  },
});
