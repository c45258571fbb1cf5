// Questions with their answers in running documents: each question becomes a heading above its answer.

import type { Heading, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { countWords } from './chunk.ts';
import { inline, type PagedNode } from './markdownBlock.ts';
import { isContentsTitle } from './navigation.ts';

/** A question of this level is below all headings, and other questions end its answer. */
const depth = 6;
/** Maximum number of words of a question that stands in a paragraph of its own. */
const questionWords = 30;

const questionMark = /^(?:q|question|frage|f)\s?\d{0,3}\s?[.:)\u2013-]\s*(?=\S)/i;
const answerMark = /^(?:a\s?\d{0,3}\s?[.:]|(?:answer|antwort|ans)\s?\d{0,3}\s?[.:)\u2013-])\s*(?=\S)/i;
const numbering = /^(?:\d{1,3}(?:\.\d{1,3})*[.):]|[-*\u2022\u25B8\u25BA+])\s+/;

/** A question without its mark and number: `Q3. What is NEFT?` -> `What is NEFT?`. */
function bareQuestion(text: string): string {
  return text.replace(questionMark, '').replace(numbering, '').trim();
}

/** Whether a title asks something: it ends with a question mark, or is marked as a question. */
function isQuestion(title: string): boolean {
  const text = title.trim();
  return /[?\uFF1F\u061F]["'\u201C\u201D\u00BB)]?$/.test(text);
}

/** The question that a heading asks, without its mark; undefined for other headings. */
export function questionOf(title: string): string | undefined {
  if (!isQuestion(title) && !/^(?:q|question|frage)\s?\d{0,3}\s?[.:)]\s*\S/i.test(title)) return undefined;
  const bare = bareQuestion(title);
  return bare === '' ? undefined : bare;
}

function questionHeading(node: PagedNode, question: string): PagedNode {
  const heading: Heading = { type: 'heading', depth, children: [{ type: 'text', value: question }] };
  return { ...node, ...heading, position: node.position } as PagedNode;
}

function paragraphOf(node: PagedNode, children: PhrasingContent[]): PagedNode {
  return { ...node, type: 'paragraph', children } satisfies Omit<Paragraph, 'position'> as PagedNode;
}

/**
 * Finds questions with answers in a document, and turns each question into a heading: paragraphs that consist of a
 * question, or are marked as one (`Q.`, `Frage 3:`), and bold questions at the start of a paragraph. `A.` before an
 * answer is dropped. Paragraphs without any mark count only if each of them has an answer. A question in running text stays where it is.
 */
export function withQuestionHeadings(nodes: readonly PagedNode[]): PagedNode[] {
  const found: PagedNode[] = [];
  const all = nodes.flatMap(listPairs);
  const areAnswered = allAnswered(all);
  for (const node of all) {
    if (node.type === 'heading') found.push(withoutMark(node));
    else if (node.type !== 'paragraph') found.push(node);
    else found.push(...pairOf(node, followsQuestion(found.at(-1)), areAnswered));
  }
  return withoutQuestionLists(found);
}

/** A list whose items are questions with their answers, as headings and answers. */
function listPairs(node: PagedNode): PagedNode[] {
  if (node.type !== 'list') return [node];
  const pairs = node.children.map(({ children: [first, ...answer] }) => {
    if (first?.type !== 'paragraph') return undefined;
    const bold = boldQuestion(first.children);
    if (bold !== undefined)
      return [questionHeading(node, bold.question), paragraphOf(node, bold.answer), ...answer];
    const question = answer.length === 0 ? undefined : questionOf(inline(first.children));
    return question === undefined ? undefined : [questionHeading(node, question), ...answer];
  });
  if (pairs.length === 0 || pairs.includes(undefined)) return [node];
  return pairs.flatMap((pair) => (pair ?? []).map((part) => ({ ...node, ...part }) as PagedNode));
}

/** Leaves out lists of questions that are answered below: they are a table of contents. */
function withoutQuestionLists(nodes: readonly PagedNode[]): PagedNode[] {
  const same = (text: string): string =>
    bareQuestion(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const asked = new Set(
    nodes.flatMap((node) => (node.type === 'heading' ? [same(inline(node.children))] : [])),
  );
  const kept: PagedNode[] = [];
  for (const node of nodes) {
    const items = questionItems(node);
    const isContents =
      items.length > 1 && items.filter((item) => asked.has(same(item))).length >= items.length / 2;
    if (!isContents) {
      kept.push(node);
      continue;
    }
    const before = kept.at(-1);
    if (before?.type === 'paragraph' && isContentsTitle(inline(before.children))) kept.pop();
  }
  return kept;
}

/** The questions of a list or a paragraph that consists of questions; none for other nodes. */
function questionItems(node: PagedNode): string[] {
  let items: string[] = [];
  if (node.type === 'list')
    items = node.children.map(({ children: [first] }) =>
      first?.type === 'paragraph' ? inline(first.children) : '',
    );
  else if (node.type === 'paragraph')
    items = inline(node.children)
      .split(/(?<=[?\uFF1F])\s+/)
      .filter((item) => item !== '');
  return items.every(isQuestion) ? items : [];
}

function followsQuestion(node: RootContent | undefined): boolean {
  return node?.type === 'heading' && isQuestion(inline(node.children));
}

function withoutMark(node: PagedNode): PagedNode {
  if (node.type !== 'heading') return node;
  const title = inline(node.children);
  const question = questionMark.test(title) ? questionOf(title) : undefined;
  return question === undefined ? node : { ...node, children: [{ type: 'text', value: question }] };
}

/** Whether a paragraph is a question without a mark. */
function isPlainQuestion(node: PagedNode | undefined): node is PagedNode & Paragraph {
  if (node?.type !== 'paragraph') return false;
  const text = inline(node.children);
  return isQuestion(text) && countWords(text) <= questionWords && !/[.!?]\s/.test(text);
}

/**
 * Whether something follows every question without a mark, apart from those that are asked again further down. If not, they
 * are not questions with answers but wordings, or rhetorical ones. A document without headings
 * must begin with a question.
 */
function allAnswered(nodes: readonly PagedNode[]): boolean {
  const asked = new Map<string, number>();
  for (const [at, node] of nodes.entries()) if (isPlainQuestion(node)) asked.set(inline(node.children), at);
  // Without any heading, what stands before the first question would be the answer to nothing.
  if (!nodes.some(({ type }) => type === 'heading') && !isPlainQuestion(nodes[0])) return false;
  return [...asked.values()].every((at) => {
    const next = nodes[at + 1];
    return next !== undefined && next.type !== 'heading' && !isPlainQuestion(next);
  });
}

function pairOf(node: PagedNode & Paragraph, afterQuestion: boolean, areAnswered: boolean): PagedNode[] {
  const text = inline(node.children);
  // "Q. What is NEFT? A. A way to send money."
  const both =
    /^(?:q|question|frage|f)\s?\d{0,3}\s?[.:)]\s*(.{3,400}?[?])\s+(?:a|answer|antwort)\s?\d{0,3}\s?[.:)]\s*(.+)$/is.exec(
      text,
    );
  if (both?.[1] !== undefined && both[2] !== undefined)
    return [questionHeading(node, both[1]), paragraphOf(node, [{ type: 'text', value: both[2] }])];
  if (questionMark.test(text) && isQuestion(text)) return [questionHeading(node, bareQuestion(text))];
  if (afterQuestion && answerMark.test(text)) return [paragraphOf(node, withoutAnswerMark(node.children))];
  const isBold = node.children.length === 1 && node.children[0]?.type === 'strong';
  if (isPlainQuestion(node) && (areAnswered || isBold)) return [questionHeading(node, bareQuestion(text))];
  const bold = boldQuestion(node.children);
  if (bold !== undefined) return [questionHeading(node, bold.question), paragraphOf(node, bold.answer)];
  return [node];
}

/** `**Do you ship abroad?** To all of Europe.` */
function boldQuestion(
  children: readonly PhrasingContent[],
): { readonly question: string; readonly answer: PhrasingContent[] } | undefined {
  const [first, ...rest] = children;
  if (first?.type !== 'strong') return undefined;
  const question = questionOf(inline(first.children));
  const answer = rest[0]?.type === 'break' ? rest.slice(1) : rest;
  if (question === undefined || inline(answer) === '') return undefined;
  return { question, answer: withoutAnswerMark(answer) };
}

function withoutAnswerMark(children: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = children;
  if (first === undefined) return [];
  if (first.type === 'text')
    return [{ ...first, value: first.value.trimStart().replace(answerMark, '') }, ...rest];
  // `**A:** To all of Europe.`
  if (
    first.type === 'strong' &&
    /^(?:a|answer|antwort|ans)\s?\d{0,3}\s?[.:)]?$/i.test(inline(first.children))
  ) {
    const [next, ...others] = rest;
    return next?.type === 'text'
      ? [{ ...next, value: next.value.replace(/^\s*[.:)]?\s*/, '') }, ...others]
      : rest;
  }
  return [...children];
}
