import type { ReactNode } from 'react';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { View } from '../../gallery/stages.tsx';
import { type RawManifest, useRawManifest } from '../../nodes/settings/useSettingsEditor.ts';
import { escalationView, RuleForm } from './EscalationView.tsx';

function WithManifest({ children }: { readonly children: (raw: RawManifest) => ReactNode }) {
  return children(useRawManifest());
}

const manifest = (rules: string) => ({
  'dialoom.yaml': `dialoom: 2\nname: New\nentryFlow: main\npolicies:\n  escalation:\n    rules: ${rules}\n`,
});

const rule = (yaml: string) => () => (
  <GalleryStudio files={manifest(`[${yaml}]`)}>
    <WithManifest>{(raw) => <RuleForm raw={raw} index={0} onMoved={() => {}} />}</WithManifest>
  </GalleryStudio>
);

export default gallery(
  {
    name: escalationView.label,
    group: 'Views',
    states: {
      Escalation: () => (
        <GalleryStudio>
          <View view={escalationView} />
        </GalleryStudio>
      ),
      'No rules': () => (
        <GalleryStudio files={manifest('[]')}>
          <View view={escalationView} />
        </GalleryStudio>
      ),
      'A rule with a problem': () => (
        <GalleryStudio
          files={manifest(
            '[{ id: beschwerden_ueber_die_zustellung, type: restricted_topic, intents: [gone] }]',
          )}
        >
          <View view={escalationView} />
        </GalleryStudio>
      ),
    },
  },
  {
    name: 'Escalation rule',
    group: 'Sections',
    states: {
      Sentiment: rule('{ id: upset, type: sentiment, below: -0.6, messages: 2 }'),
      Keyword: rule('{ id: press, type: keyword, words: [newspaper, "press enquiry"], queue: press }'),
      'Slow action': rule('{ id: slow, type: action_slow, ms: 8000, actions: [gone] }'),
      Condition: rule('{ id: high_value, type: condition, when: "vars.total > 1000.0", priority: high }'),
    },
  },
);
