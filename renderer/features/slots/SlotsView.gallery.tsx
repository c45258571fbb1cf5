import type { ReactNode } from 'react';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { View } from '../../gallery/stages.tsx';
import { type RawManifest, useRawManifest } from '../../nodes/settings/useSettingsEditor.ts';
import { SlotForm, slotsView } from './SlotsView.tsx';

function WithManifest({ children }: { readonly children: (raw: RawManifest) => ReactNode }) {
  return children(useRawManifest());
}

const form = (slot: string) => () => (
  <GalleryStudio>
    <WithManifest>{(raw) => <SlotForm raw={raw} slot={slot} />}</WithManifest>
  </GalleryStudio>
);

const empty = {
  'dialoom.yaml': 'dialoom: 2\nname: New\nentryFlow: main\n',
};

export default gallery(
  {
    name: slotsView.label,
    group: 'Views',
    states: {
      Slots: () => (
        <GalleryStudio prepare={({ studio }) => studio.view.getState().openItem('slots', 'order_id')}>
          <View view={slotsView} />
        </GalleryStudio>
      ),
      'None yet': () => (
        <GalleryStudio files={empty}>
          <View view={slotsView} />
        </GalleryStudio>
      ),
      'With a problem': () => (
        <GalleryStudio
          files={{
            'dialoom.yaml': `${empty['dialoom.yaml']}slots:\n  booking: { type: text, entity: gone }\n  vorgangsnummer_der_ruecksendung_aus_dem_ausland: { type: text }\n`,
          }}
        >
          <View view={slotsView} />
        </GalleryStudio>
      ),
    },
  },
  {
    name: 'Slot',
    group: 'Sections',
    states: {
      'A text': form('order_id'),
      'A list': form('membership_level'),
      Sensitive: form('pin'),
    },
  },
);
