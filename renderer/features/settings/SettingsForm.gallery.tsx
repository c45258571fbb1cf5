import type { ReactNode } from 'react';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { type RawManifest, useRawManifest } from '../../nodes/settings/useSettingsEditor.ts';
import { ProjectForm } from './SettingsForm.tsx';

const inBerlin = { 'dialoom.yaml': `${sampleFiles['dialoom.yaml']}\ntimeZone: Europe/Berlin\n` };

function WithManifest({ children }: { readonly children: (raw: RawManifest) => ReactNode }) {
  return children(useRawManifest());
}

const inStudio =
  (form: (raw: RawManifest) => ReactNode, files = {}) =>
  () => (
    <GalleryStudio files={files}>
      <WithManifest>{form}</WithManifest>
    </GalleryStudio>
  );

export default gallery({
  name: 'Project',
  group: 'Sections',
  states: {
    Project: inStudio((raw) => <ProjectForm raw={raw} />),
    'In a time zone': inStudio((raw) => <ProjectForm raw={raw} />, inBerlin),
  },
});
