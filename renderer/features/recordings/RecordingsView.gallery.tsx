import { never, refusal } from '../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { recordedAnswer } from '../../gallery/sampleAnswers.ts';
import { View } from '../../gallery/stages.tsx';
import { recordingsView } from './RecordingsView.tsx';

const problem = {
  code: 'HOST_INTERNAL',
  message: 'The archive cannot be read',
  remedy: 'Start Dialoom again',
};
const several = () =>
  recordedAnswer('recordings.list').flatMap((info) => [
    info,
    {
      ...info,
      header: { ...info.header, id: 'conv_kept', source: 'runtime' as const },
      preview: 'Wo bleibt meine Bestellung, die ich vor vierzehn Tagen aufgegeben habe?',
      resolution: 'resolved' as const,
      keptAs: 'recordings/conv_kept.jsonl',
    },
    { ...info, header: { ...info.header, id: 'conv_open' }, preview: '', turns: 1, resolution: null },
  ]);
const view = <View view={recordingsView} />;

export default gallery({
  name: recordingsView.label,
  group: 'Views',
  states: {
    Several: () => <GalleryStudio answers={{ 'recordings.list': several }}>{view}</GalleryStudio>,
    None: () => <GalleryStudio answers={{ 'recordings.list': [] }}>{view}</GalleryStudio>,
    Loading: () => <GalleryStudio answers={{ 'recordings.list': never }}>{view}</GalleryStudio>,
    'Cannot be read': () => (
      <GalleryStudio answers={{ 'recordings.list': refusal(problem) }}>{view}</GalleryStudio>
    ),
    'One cannot be read': () => (
      <GalleryStudio answers={{ 'recordings.read': refusal(problem) }}>{view}</GalleryStudio>
    ),
  },
});
