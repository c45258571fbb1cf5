import type { ActionsMode } from '../../stores/simulationState.ts';

/** The ways in which actions are answered, in plain words. */
export const actionsModes: readonly {
  readonly mode: ActionsMode;
  readonly label: string;
  readonly explanation: string;
}[] = [
  {
    mode: 'mock',
    label: 'Mock',
    explanation:
      'The mock examples of your actions answer, over real HTTP on this machine. No other system is touched.',
  },
  {
    mode: 'live',
    label: 'Live',
    explanation:
      'Your real services answer, with the variables and secrets of this environment. What an action changes there is changed.',
  },
];
