/** Runs a function a moment after the last keystroke, off the way of drawing. Returns a function that calls it off. */
export function whenIdle(run: () => void): () => void {
  let idle = 0;
  const timer = window.setTimeout(() => {
    idle = window.requestIdleCallback(run, { timeout: 500 });
  }, 120);
  return () => {
    window.clearTimeout(timer);
    window.cancelIdleCallback(idle);
  };
}
