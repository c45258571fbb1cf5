/** Marks a node kind that is being dragged from the palette onto the canvas. */
export const kindMimeType = 'application/x-dialoom-kind';
