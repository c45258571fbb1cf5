import { never, refusal } from '../gallery/fakeHost.ts';
import { GalleryStudio } from '../gallery/GalleryStudio.tsx';
import { gallery } from '../gallery/gallery.ts';
import type { Sample } from '../gallery/openSample.ts';
import { textHash } from '../gallery/sampleAnswers.ts';
import { select } from '../gallery/stages.tsx';
import { ConflictDialog, ProjectWorkspace } from './App.tsx';
import { ConnectionNote } from './ConnectionNote.tsx';

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
    by: 'program',
    changes: [{ path: 'flows/returns.flow.yaml', file }],
  });
}

/** The host is lost, and something is edited. */
function lose(status: 'unreachable' | 'refused') {
  return (sample: Sample): void => {
    select('returns', 'ask_reason')(sample);
    sample.studio.view.getState().openSidePanel('simulator');
    sample.host.setConnection(status);
    edit(sample);
  };
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
      'Nothing to save': () => (
        <GalleryStudio prepare={({ host }) => host.setConnection('unreachable')}>
          <ConnectionNote />
        </GalleryStudio>
      ),
      'Edits are kept': () => (
        <GalleryStudio prepare={lose('unreachable')}>
          <ConnectionNote />
        </GalleryStudio>
      ),
      Refused: () => (
        <GalleryStudio prepare={lose('refused')}>
          <ConnectionNote />
        </GalleryStudio>
      ),
      'Whole window': () => (
        <GalleryStudio prepare={lose('unreachable')}>
          <ProjectWorkspace />
        </GalleryStudio>
      ),
    },
  },
);
