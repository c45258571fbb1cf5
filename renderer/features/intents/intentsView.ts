import { IconMessage2Question } from '@tabler/icons-react';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { Intents } from './Intents.tsx';

/** What customers may want, and the utterances it is learnt from. */
export const intentsView: MainViewDefinition = {
  id: 'intents',
  label: 'Intents',
  icon: IconMessage2Question,
  component: Intents,
};
