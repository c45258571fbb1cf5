import { never, refusal } from '../gallery/fakeHost.ts';
import { GalleryStudio } from '../gallery/GalleryStudio.tsx';
import { gallery } from '../gallery/gallery.ts';
import type { Sample } from '../gallery/openSample.ts';
import { textHash } from '../gallery/sampleAnswers.ts';
import { select } from '../gallery/stages.tsx';
import { ConflictDialog, ConnectionBanner, ProjectWorkspace } from './App.tsx';

const full = { code: 'HOST_DISK_FULL', message: 'The disk is full', remedy: 'Make room, then try again' };

function edit({ studio }: Sample, name = 'Renamed'): void {
  studio.document.getState().run('flow.setField', { flow: 'returns', field: 'name', value: name });
}

/** Somebody else changes the file that is being saved. */
function conflict(sample: Sample): void {
  edit(sample);
  const text = 'id: returns\nname: Changed by somebody else\nstates: []\n';
  const file = { text, hash: textHash(text) };
  sample.host.emit('project.changedOnDisk', {
    projectId: 'project_1',
    changes: [{ path: 'flows/returns.flow.yaml', file }],
  });
}

export default gallery(
  {
    name: 'Workspace',
    group: 'Window',
    states: {
      Saved: () => (
        <GalleryStudio prepare={select('returns', 'ask_reason')}>
          <ProjectWorkspace />
        </GalleryStudio>
      ),
      Saving: () => (
        <GalleryStudio answers={{ 'projects.save': never }} prepare={edit}>
          <ProjectWorkspace />
        </GalleryStudio>
      ),
      'Not saved': () => (
        <GalleryStudio answers={{ 'projects.save': refusal(full) }} prepare={edit}>
          <ProjectWorkspace />
        </GalleryStudio>
      ),
    },
  },
  {
    name: 'Conflict',
    group: 'Dialogs',
    states: {
      Conflict: () => (
        <GalleryStudio answers={{ 'projects.save': never }} prepare={conflict}>
          <ConflictDialog />
        </GalleryStudio>
      ),
    },
  },
  {
    name: 'Connection lost',
    group: 'Window',
    states: {
      Lost: () => (
        <GalleryStudio prepare={({ host }) => void window.setTimeout(() => host.connected(false))}>
          <ConnectionBanner />
        </GalleryStudio>
      ),
    },
  },
);
