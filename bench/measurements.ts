import type { Measurement } from './lib/figure.ts';
import { compileTime } from './measurements/compileTime.ts';
import { simulatedTurns } from './measurements/simulatedTurns.ts';
import { snapshotSize } from './measurements/snapshotSize.ts';
import { storedTurns } from './measurements/storedTurns.ts';
import { transitionVsXState } from './measurements/transitionVsXState.ts';
import { turnCostByLength } from './measurements/turnCostByLength.ts';
import { turnCostByStates } from './measurements/turnCostByStates.ts';
import { turnVsLangGraph } from './measurements/turnVsLangGraph.ts';

/** All measurements, in the order in which they run. */
export const measurements: readonly Measurement[] = [
  { name: 'transition_vs_xstate', run: transitionVsXState },
  { name: 'turn_vs_langgraph', run: turnVsLangGraph },
  { name: 'turn_cost_10000_vs_10_states', run: turnCostByStates },
  { name: 'turn_cost_turn_500_vs_turn_5', run: turnCostByLength },
  { name: 'stored_turn_400_vs_turn_5', run: storedTurns },
  { name: 'simulated_turn_400_vs_turn_5', run: simulatedTurns },
  { name: 'compile_1000_states', run: compileTime },
  { name: 'snapshot_bytes', run: snapshotSize },
];
