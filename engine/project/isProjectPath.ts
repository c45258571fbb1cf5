const patterns: readonly RegExp[] = [
  /^dialoom\.yaml$/,
  /^flows\/[^/]+\.flow\.yaml$/,
  /^flows\/[^/]+\.layout\.json$/,
  /^nlu\/(intents|entities)\/[^/]+\.yaml$/,
  /^actions\/[^/]+\.yaml$/,
  /^locales\/[^/]+\.yaml$/,
  /^knowledge\/.+\.(md|csv)$/,
];

/**
 * Whether a relative path (forward slashes) is a document of a project: what is read, watched, saved and bundled.
 * Anything else in the folder (README, .git, recordings) is left alone. Paths that climb (`..`) are never documents.
 */
export function isProjectPath(path: string): boolean {
  if (path.split('/').some((part) => part === '' || part.startsWith('.'))) return false;
  return patterns.some((pattern) => pattern.test(path));
}
