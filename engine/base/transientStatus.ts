const transientStatuses = [408, 425, 429, 500, 502, 503, 504];

/** Whether a request that was answered with an HTTP status may succeed when it is sent again. */
export function isTransientStatus(status: number): boolean {
  return transientStatuses.includes(status);
}
