import { never, refusal } from '../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { Welcome } from './Welcome.tsx';

const problem = {
  code: 'HOST_DISCONNECTED',
  message: 'The connection is lost',
  remedy: 'Start Dialoom again',
};

export default gallery({
  name: 'Welcome',
  group: 'Window',
  states: {
    'With projects': () => (
      <GalleryStudio closed>
        <Welcome />
      </GalleryStudio>
    ),
    'First start': () => (
      <GalleryStudio closed answers={{ 'projects.recent': [] }}>
        <Welcome />
      </GalleryStudio>
    ),
    Loading: () => (
      <GalleryStudio closed answers={{ 'projects.recent': never, 'templates.list': never }}>
        <Welcome />
      </GalleryStudio>
    ),
    'The host is gone': () => (
      <GalleryStudio
        closed
        answers={{ 'projects.recent': refusal(problem), 'templates.list': refusal(problem) }}
      >
        <Welcome />
      </GalleryStudio>
    ),
  },
});
