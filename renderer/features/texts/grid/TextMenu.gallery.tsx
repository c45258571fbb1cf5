import { GalleryStudio } from '../../../gallery/GalleryStudio.tsx';
import { gallery } from '../../../gallery/gallery.ts';
import { textRows } from '../../../stores/texts.ts';
import { useDocument } from '../../../stores/useStudio.ts';
import { CountDialog } from './TextMenu.tsx';

const files = {
  'dialoom.yaml':
    'dialoom: 2\nname: Shop\nentryFlow: main\nslots: { tickets: { type: number }, amount: { type: number } }\n',
  'locales/en.yaml':
    "a.plain: 'You have {{ slots.tickets }} tickets'\na.forms: { count: slots.tickets, one: One ticket, other: '{{ count }} tickets' }\na.broken: { count: slots., other: Many }\n",
};

function Dialog({ text }: { readonly text: string }) {
  const project = useDocument((state) => state.project);
  const row = project === null ? undefined : textRows(project, []).find(({ key }) => key === text);
  return row === undefined ? null : <CountDialog row={row} onClose={() => {}} />;
}

const state = (text: string) => () => (
  <GalleryStudio files={files}>
    <Dialog text={text} />
  </GalleryStudio>
);

export default gallery({
  name: 'Plural forms',
  group: 'Dialogs',
  states: {
    'Of a plain text': state('a.plain'),
    'The number of a text with forms': state('a.forms'),
    'An expression that cannot be read': state('a.broken'),
  },
});
