import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { handoverSettings } from './escalation.ts';
import { PolicyForm } from './PolicyForm.tsx';
import { type PolicySettings, policyGroups, useRawManifest } from './useSettingsEditor.ts';

function Policies({ group }: { readonly group: PolicySettings }) {
  return <PolicyForm raw={useRawManifest()} group={group} />;
}

export default gallery({
  name: 'Policies',
  group: 'Sections',
  states: Object.fromEntries(
    [...policyGroups, handoverSettings].map((group) => [
      group.label,
      () => (
        <GalleryStudio>
          <Policies group={group} />
        </GalleryStudio>
      ),
    ]),
  ),
});
