import { type RefObject, useEffect, useRef } from 'react';
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
    const line = utterances.indexOf(reveal.text);
    if (line < 0) return;
    const start = utterances.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0);
    // Leaving and entering again makes the browser scroll to what is chosen.
    area.blur();
    area.setSelectionRange(start, start + reveal.text.length);
    area.focus();
    area.scrollTop = (line / utterances.length) * area.scrollHeight - area.clientHeight / 2;
  }, [intent, reveal, utterances]);
  return field;
}
