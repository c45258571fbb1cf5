import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { View } from '../../gallery/stages.tsx';
import { textsView } from './TextsView.tsx';

const german = sampleFiles['locales/de.yaml'] ?? '';

/** The sample project with work to do: texts that are missing, outdated, not used or wrong, and a third language. */
export const untidy = {
  'dialoom.yaml': (sampleFiles['dialoom.yaml'] ?? '').replace('locales: [en, de]', 'locales: [en, de, ar]'),
  'locales/de.yaml': german
    .replace(/^common\.yes: .*\n/m, '')
    .replace(/^main\.goodbye: .*\n/m, 'main.goodbye: Auf Wiedersehen, {{ slots.customer }}!\n')
    .concat('returns.left_over: Von einem gelöschten Zustand übrig\n'),
  'locales/de.originals.yaml':
    'language: en\ntexts:\n  common.no: No, thank you\n  common.connecting: I am connecting you.\n',
  'locales/ar.yaml':
    'common.yes: نعم\ncommon.no: لا\ncommon.connecting: سأحوّلك الآن إلى أحد أعضاء فريقنا.\nmain.greeting: أهلاً وسهلاً\n',
};

const plural = {
  'dialoom.yaml':
    'dialoom: 2\nname: Cart\ndefaultLocale: en\nlocales: [en, pl]\nentryFlow: main\nslots:\n  items: { type: number }\n',
  'flows/main.flow.yaml':
    'id: main\nname: Main\nstates:\n  - { id: start, kind: start, on: { next: told } }\n  - { id: told, kind: end, message: $cart.size }\n',
  'locales/en.yaml':
    "cart.size: { count: slots.items, zero: Your cart is empty., one: You have one item., other: 'You have {{ count }} items.' }\n",
  'locales/pl.yaml':
    "cart.size: { count: slots.items, one: Masz jeden produkt., other: 'Masz {{ count }} produktu.' }\n",
};

export default gallery({
  name: textsView.label,
  group: 'Views',
  states: {
    'All translated': () => (
      <GalleryStudio>
        <View view={textsView} />
      </GalleryStudio>
    ),
    'Work to do': () => (
      <GalleryStudio files={untidy}>
        <View view={textsView} />
      </GalleryStudio>
    ),
    'Texts by count': () => (
      <GalleryStudio files={plural}>
        <View view={textsView} />
      </GalleryStudio>
    ),
    'A file that cannot be read': () => (
      <GalleryStudio files={{ 'locales/de.yaml': 'common.yes: [\n' }}>
        <View view={textsView} />
      </GalleryStudio>
    ),
    'None yet': () => (
      <GalleryStudio
        files={{
          'dialoom.yaml': 'dialoom: 2\nname: New\nentryFlow: main\n',
          'locales/en.yaml': '{}\n',
          'locales/de.yaml': '{}\n',
        }}
      >
        <View view={textsView} />
      </GalleryStudio>
    ),
  },
});
