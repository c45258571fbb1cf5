// The texts in which the studio shows a conversation: statements, requests, and what happens between two messages.

import { useMemo } from 'react';
import type { ErrorData } from '../../../engine/base/appError.ts';
import type { HandoffPacket, SentPacket } from '../../../engine/model/handoffPacket.ts';
import type { Project } from '../../../engine/model/project.ts';
import type { Reading, ReadingEvidence } from '../../../engine/model/reading.ts';
import type { Statement } from '../../../engine/model/statements.ts';
import type { RequestDescription } from '../../../engine/requests/defineRequest.ts';
import { requestKinds } from '../../../engine/requests/index.ts';
import { type RequestType, requestKindOf } from '../../../engine/requests/requestRegistry.ts';
import { namesOfProject, noNames } from '../../../engine/words/names.ts';
import { triggerWords, wordPacket } from '../../../engine/words/wordPacket.ts';
import {
  endWords,
  type MissingWords,
  wordsOf,
  wordsOfEvidence,
  wordsOfReading,
} from '../../../engine/words/wordsOf.ts';
import { useDocument } from '../useStudio.ts';
import type { ProblemItem, RequestItem, SayItem, TurnItem } from './conversationTurns.ts';

/** The wording of statements in the studio, in English; packets are in the language of the desk. */
export interface StudioWords {
  readonly say: (statement: Statement) => string;
  /** A reading of a message in a few words. */
  readonly reading: (one: Reading) => string;
  /** Why a reading is plausible. */
  readonly evidence: (evidence: ReadingEvidence) => string;
  /** The packet as the agent reads it. */
  readonly packet: (packet: HandoffPacket) => SentPacket;
  /** Why the conversation was handed over: the reason, and the trigger if the reason does not already say it. */
  readonly why: (packet: SentPacket) => string;
  /** How a conversation ended, in a sentence. */
  readonly end: typeof endWords;
}

/** The wording of the studio, with the names of a project; without names before one is open. */
export function studioWords(project: Project | null | undefined): StudioWords {
  const wording = { names: project ? namesOfProject(project) : noNames, onMissing: warn };
  const language = project?.manifest.policies.escalation.language ?? 'en';
  return {
    say: (statement) => wordsOf(statement, wording),
    reading: (one) => wordsOfReading(one, wording),
    evidence: (evidence) => wordsOfEvidence(evidence, wording),
    packet: (packet) => wordPacket(packet, { ...wording, language }),
    why: ({ reason: { text }, trigger }) => {
      const because = triggerWords(trigger, language);
      return text.replace(/\.$/, '') === because ? text : `${text}\n(${because})`;
    },
    end: endWords,
  };
}

/** The wording of the studio for the open project. */
export function useWords(): StudioWords {
  const project = useDocument((state) => state.project);
  return useMemo(() => studioWords(project), [project]);
}

function warn({ code, param }: MissingWords): void {
  console.warn(`There is no wording for ${code}${param === undefined ? '' : `, ${param}`}`);
}

/** Something that happened between two messages, in words. */
interface ItemWords {
  readonly text: string;
  readonly tone: 'normal' | 'good' | 'bad' | 'warning';
}

/** All kinds of request, in the order of their sections. */
export const requestTypes: readonly RequestType[] = requestKinds.map(({ type }) => type);

/** How the path describes an answer that triggered a step, by the name of the trigger. */
export const answerWords: Readonly<Record<string, string>> = Object.fromEntries(
  requestKinds.map(({ answer, describe }) => [answer, describe.triggered]),
);

/** How requests of a kind are shown. */
export function descriptionOf(request: RequestType): RequestDescription<object, unknown> {
  return requestKindOf(request).describe;
}

/** Whether a request has neither been answered nor failed. */
export function isUnderWay({ result, error }: RequestItem): boolean {
  return result === null && error === null;
}

/** The error of a request that could not be performed, or whose result is a failure; null otherwise. */
export function failureOf({ result, error }: RequestItem): ErrorData | null {
  if (error !== null) return error;
  return result !== null && 'ok' in result && !result.ok ? result.error : null;
}

/**
 * What was requested, in a few words; may be empty.
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
        text: `Conversation ended: ${item.resolution}`,
        tone: item.resolution === 'resolved' ? 'good' : 'warning',
      };
  }
}
