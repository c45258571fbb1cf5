import { type RefObject, useEffect, useRef } from 'react';
import { saysText } from '../../stores/saysText.ts';
import { useView } from '../../stores/useStores.ts';

/** Chooses the line of the utterance that was asked for, and brings it into sight. */
export function useRevealedUtterance(
  intent: string,
  utterances: readonly string[],
): RefObject<HTMLTextAreaElement | null> {
  const field = useRef<HTMLTextAreaElement>(null);
  const reveal = useView((state) => state.revealUtterance);
  const shown = useRef(0);
  useEffect(() => {
    const area = field.current;
    if (area === null || reveal === null || reveal.intent !== intent || reveal.n === shown.current) return;
    shown.current = reveal.n;
    const line = utterances.findIndex((written) => saysText(written, reveal.text));
    const written = utterances[line];
    if (written === undefined) return;
    const start = utterances.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0);
    // Leaving and entering again makes the browser scroll to what is chosen.
    area.blur();
    area.setSelectionRange(start, start + written.length);
    area.focus();
    area.scrollTop = (line / utterances.length) * area.scrollHeight - area.clientHeight / 2;
  }, [intent, reveal, utterances]);
  return field;
}
