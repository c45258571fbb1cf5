/** How the model may stand to the utterances, in words. */
export const modelStates = {
  none: {
    label: 'Not trained',
    tone: 'neutral',
    meaning: 'There is no model yet. It is trained before the first message is understood.',
  },
  outdated: {
    label: 'Out of date',
    tone: 'warning',
    meaning:
      'Utterances changed since the model was trained. It is trained again before the next message is understood.',
  },
  current: {
    label: 'Up to date',
    tone: 'good',
    meaning: 'The model was trained on the utterances as they are now.',
  },
  training: {
    label: 'Training',
    tone: 'neutral',
    meaning: 'The model is being trained. You can go on working meanwhile.',
  },
} as const;
