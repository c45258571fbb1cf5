/** Scheme of the custom protocol; registered as standard and secure before the app is ready. */
export const studioScheme = 'dialoom';

/** Origin of the studio's page. */
export const studioOrigin = `${studioScheme}://studio`;

/** Whether a URL is a page of the studio itself. */
export function isStudioUrl(url: string): boolean {
  try {
    const parsed = new URL(url);
    return parsed.protocol === `${studioScheme}:` && parsed.host === 'studio';
  } catch {
    return false;
  }
}
