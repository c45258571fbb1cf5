/** The two IPC channels of the desktop shell; the preload forwards nothing else. */
export const ipcChannels = {
  /** Renderer to main, `invoke`: a RequestMessage; answers with a ResponseMessage. */
  request: 'dialoom:request',
  /** Main to renderer, `send`: an EventMessage. */
  event: 'dialoom:event',
} as const;
