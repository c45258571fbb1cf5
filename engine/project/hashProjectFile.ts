import { isBinarySource, readStandIn } from '../model/binarySource.ts';
import { hashText } from './hashText.ts';

/** SHA-256 of the file that a project's text is, or stands in for; hex. */
export function hashProjectFile(path: string, text: string): string {
  return (isBinarySource(path) ? readStandIn(text)?.sha256 : undefined) ?? hashText(text);
}
