import { IconBook2 } from '@tabler/icons-react';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { KnowledgeView } from './KnowledgeView.tsx';

/** The sources that answers are taken from, their chunks, and a search to try them. */
export const knowledgeView: MainViewDefinition = {
  id: 'knowledge',
  label: 'Knowledge',
  icon: IconBook2,
  component: KnowledgeView,
};
