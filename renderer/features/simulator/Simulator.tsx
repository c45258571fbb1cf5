import { useSimulation } from '../../stores/useStores.ts';
import { RunningSimulation } from './RunningSimulation.tsx';
import { SimulatorStart } from './SimulatorStart.tsx';

/** The simulator: how to start, then the conversation with its details. */
export function Simulator() {
  const started = useSimulation((state) => state.startedWith !== null);
  return started ? <RunningSimulation /> : <SimulatorStart />;
}
