/** Folder for what is rebuilt on demand, inside a project. */
export const cacheFolder = '.dialoom';
