import type { ErrorData } from '../../engine/base/appError.ts';
import type { RequestDescription } from '../../engine/requests/defineRequest.ts';
import { requestKinds } from '../../engine/requests/index.ts';
import { type RequestType, requestKindOf } from '../../engine/requests/requestRegistry.ts';
import type { RequestItem } from './conversationTurn.ts';

/** Something that happened between two messages, in words. */
export interface ItemWords {
  readonly text: string;
  readonly tone: 'normal' | 'good' | 'bad' | 'warning';
}

/** All kinds of request, in the order of their sections. */
export const requestTypes: readonly RequestType[] = requestKinds.map(({ type }) => type);

/** What the path says of an answer that set off a step, by the name of its trigger. */
export const answerWords: Readonly<Record<string, string>> = Object.fromEntries(
  requestKinds.map(({ answer, describe }) => [answer, describe.triggered]),
);

/** How requests of a kind are shown. */
export function descriptionOf(request: RequestType): RequestDescription<object, unknown> {
  return requestKindOf(request).describe;
}

/** Whether a request has neither an answer nor failed yet. */
export function isUnderWay({ result, error }: RequestItem): boolean {
  return result === null && error === null;
}

/** What went wrong, whether the request could not be performed or its result is a failure; null otherwise. */
export function failureOf({ result, error }: RequestItem): ErrorData | null {
  if (error !== null) return error;
  return result !== null && 'ok' in result && !result.ok ? result.error : null;
}

/**
 * What was asked for, in a few words; may be empty.
 *
 * @param nameOf - The name of an action by id.
 */
export function titleOf({ request, data }: RequestItem, nameOf: (action: string) => string): string {
  const { title, titleIs } = requestKindOf(request).describe;
  return titleIs === 'action' ? nameOf(title(data)) : title(data);
}

/**
 * Puts a request and how it went into one line.
 *
 * @param nameOf - The name of an action by id.
 */
export function describeRequest(item: RequestItem, nameOf: (action: string) => string): ItemWords {
  const { running, failed, failedTone, done } = descriptionOf(item.request);
  const title = titleOf(item, nameOf);
  const fill = (text: string) => text.replaceAll('{title}', () => title);
  if (isUnderWay(item)) return { text: fill(running), tone: 'normal' };
  const failure = failureOf(item);
  if (failure === null) return { text: done(item.data, item.result, title), tone: 'normal' };
  const reason = `${failure.message} (${failure.code})`;
  return { text: failed === '' ? reason : `${fill(failed)}: ${reason}`, tone: failedTone };
}
