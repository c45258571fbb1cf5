// What the studio says of a conversation: codes, requests, and what happens between two messages.

import { useMemo } from 'react';
import type { ErrorData } from '../../engine/base/appError.ts';
import type { HandoffPacket, SentPacket } from '../../engine/model/handoffPacket.ts';
import type { Project } from '../../engine/model/project.ts';
import type { Statement } from '../../engine/model/statements.ts';
import type { RequestDescription } from '../../engine/requests/defineRequest.ts';
import { requestKinds } from '../../engine/requests/index.ts';
import { type RequestType, requestKindOf } from '../../engine/requests/requestRegistry.ts';
import { namesOfProject, noNames } from '../../engine/words/names.ts';
import { triggerWords, wordPacket } from '../../engine/words/wordPacket.ts';
import { endWords, type MissingWords, wordsOf } from '../../engine/words/wordsOf.ts';
import type { ProblemItem, RequestItem, SayItem, TurnItem } from './conversationTurns.ts';
import { useDocument } from './useStudio.ts';

/** What codes say in the studio, which is English; packets are in the language of the desk. */
export interface StudioWords {
  readonly say: (statement: Statement) => string;
  /** The packet as the person who takes over reads it. */
  readonly packet: (packet: HandoffPacket) => SentPacket;
  /** Why a packet was made: its reason, and what set it off where the reason does not say so already. */
  readonly why: (packet: SentPacket) => string;
  /** How a conversation ended, in a sentence. */
  readonly end: typeof endWords;
}

/** The words of the studio, with the names of a project; of none before one is open. */
export function studioWords(project: Project | null | undefined): StudioWords {
  const wording = { names: project ? namesOfProject(project) : noNames, onMissing: warn };
  const language = project?.manifest.policies.escalation.language ?? 'en';
  return {
    say: (statement) => wordsOf(statement, wording),
    packet: (packet) => wordPacket(packet, { ...wording, language }),
    why: ({ reason: { text }, trigger }) => {
      const because = triggerWords(trigger, language);
      return text.replace(/\.$/, '') === because ? text : `${text}\n(${because})`;
    },
    end: endWords,
  };
}

/** The words of the studio for the project that is open. */
export function useWords(): StudioWords {
  const project = useDocument((state) => state.project);
  return useMemo(() => studioWords(project), [project]);
}

function warn({ code, param }: MissingWords): void {
  console.warn(`There are no words for ${code}${param === undefined ? '' : `, ${param}`}`);
}

/** Something that happened between two messages, in words. */
interface ItemWords {
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
function describeRequestItem(item: RequestItem, nameOf: (action: string) => string): ItemWords {
  const { running, failed, failedTone, done } = descriptionOf(item.request);
  const title = titleOf(item, nameOf);
  const fill = (text: string) => text.replaceAll('{title}', () => title);
  if (isUnderWay(item)) return { text: fill(running), tone: 'normal' };
  const failure = failureOf(item);
  if (failure === null) return { text: done(item.data, item.result, title), tone: 'normal' };
  const reason = `${failure.message} (${failure.code})`;
  return { text: failed === '' ? reason : `${fill(failed)}: ${reason}`, tone: failedTone };
}

/**
 * Puts what happened between two messages into one line.
 *
 * @param nameOf - The name of an action by id.
 * @param say - Words a statement.
 */
export function describeItem(
  item: Exclude<TurnItem, SayItem | ProblemItem>,
  nameOf: (action: string) => string,
  say: StudioWords['say'],
): ItemWords {
  switch (item.type) {
    case 'request':
      return describeRequestItem(item, nameOf);
    case 'survey': {
      const { score, scale, comment } = item;
      const text = `Satisfaction: ${score} of ${scale}${comment === '' ? '' : ` · “${comment}”`}`;
      return { text, tone: score <= scale * 0.4 ? 'warning' : 'good' };
    }
    case 'timer':
      return { text: 'Time passed without a message', tone: 'normal' };
    case 'handoff':
      return {
        text: `Escalated to the queue ${item.packet.queue}: ${say(item.packet.reason)}`,
        tone: 'warning',
      };
    case 'end':
      return {
        text: `Ended as ${item.resolution}`,
        tone: item.resolution === 'resolved' ? 'good' : 'warning',
      };
  }
}
