import type { ConversationTurn } from '../../stores/conversationTurn.ts';
import { useSimulation } from '../../stores/useStores.ts';
import { useWords } from '../../stores/useWords.ts';
import classes from './PathSection.module.css';
import { PathStep } from './PathStep.tsx';
import { pathStops } from './pathStops.ts';

/** The states that a turn went through, in order; a click goes to one on the canvas. */
export function PathSection({ turn }: { readonly turn: ConversationTurn }) {
  const { say } = useWords();
  const stops = pathStops(turn.steps, say);
  const running = useSimulation((state) => turn.turn > state.lastTurn);
  return (
    <ol className={classes.path} aria-label="Path">
      {stops.map((stop, index) => (
        <PathStep
          key={stop.key}
          stop={stop}
          newFlow={stops[index - 1]?.flow !== stop.flow}
          end={index < stops.length - 1 ? null : running ? 'running…' : 'stays here'}
        />
      ))}
    </ol>
  );
}
