import { type RefObject, useEffect, useRef } from 'react';

/** Scrolls an area to its end when it appears, and whenever what is at its end has changed. */
export function useScrollToEnd(area: RefObject<HTMLElement | null>, end: string): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current === end) return;
    shown.current = end;
    area.current?.scrollTo({ top: area.current.scrollHeight });
  }, [area, end]);
}
