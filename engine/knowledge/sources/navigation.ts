// Parts of a document that lead through it and say nothing themselves.

import type { BlockContent, DefinitionContent, PhrasingContent, RootContent } from 'mdast';
import { countWords } from './chunk.ts';

const way =
  /^(?:(?:find|get|read|see) (?:more|further|additional|all) (?:information|details)(?: (?:about|on) .*)? here|weitere (?:informationen|details) (?:finden sie )?hier|(?:back to|go to|return to)?\s*(?:the )?(?:top|start|beginning)(?: of (?:the |this )?(?:page|document))?|(?:read|learn|see|show|view) (?:more|less|all)\b.*|(?:share|print|edit|copy link|skip to .*|next|previous|home)(?: (?:this )?(?:page|article))?|was this (?:(?:article|page|answer|information) )?helpful|(?:nach|zum seiten)\s?(?:oben|anfang)|zur\u00FCck|mehr (?:erfahren|lesen|anzeigen|dazu).*|weiterlesen|(?:artikel |seite )?(?:drucken|teilen)|war (?:dieser artikel|das|diese seite|diese antwort) hilfreich)[\s.:!?\u2026\u00BB>\u2192\u2191^]*$/i;
const contents =
  /^(?:table of contents|contents|(?:on|in) this (?:page|article|guide|document|section)|jump to(?: section)?|overview|quick links|inhalt(?:sverzeichnis)?|(?:in|auf) (?:diesem artikel|dieser seite)|\u00DCbersicht)[\s:]*$/i;
const related =
  /^(?:see also|related (?:articles|links|pages|topics|content|questions)|further reading|(?:more|other) articles|learn more|read more|additional (?:resources|links)|siehe auch|verwandte (?:artikel|themen|fragen)|weitere (?:artikel|links|informationen)|mehr zum thema)[\s:]*$/i;

type Node = BlockContent | DefinitionContent | RootContent | PhrasingContent;

/** The addresses of all links of a part whose text consists of links only; undefined if it says anything else. */
function onlyLinks(nodes: readonly Node[]): readonly string[] | undefined {
  const found: string[] = [];
  for (const node of nodes) {
    if (node.type === 'link') found.push(node.url);
    else if (node.type === 'text') {
      if (/[\p{L}\p{N}]/u.test(node.value)) return undefined;
    } else if ('children' in node) {
      const inner = onlyLinks(node.children as readonly Node[]);
      if (inner === undefined) return undefined;
      found.push(...inner);
    } else if ('value' in node && node.type !== 'html') return undefined;
  }
  return found;
}

function hasOnlyLinks(nodes: readonly Node[]): boolean {
  return (onlyLinks(nodes) ?? []).length > 0;
}

/** Whether a text is the title of a table of contents. */
export function isContentsTitle(text: string): boolean {
  return contents.test(text.trim());
}

/** Whether a short text only leads elsewhere, such as "Top of the document". */
export function leadsElsewhere(text: string): boolean {
  return text.length < 60 && way.test(text.trim());
}

/**
 * Whether a paragraph or an item only leads elsewhere: "Back to top", a link "Read more about shipping", or an address.
 */
export function isNavigation(text: string, nodes: readonly Node[]): boolean {
  if (isAddress(nodes)) return true;
  if (countWords(text) > 14 || !way.test(text)) return false;
  return hasOnlyLinks(nodes) || !/more|mehr|further|weitere/i.test(text) || / (?:here|hier)\W*$/i.test(text);
}

/** Whether a paragraph is nothing but addresses: there is nothing to say about them. */
export function isAddress(nodes: readonly Node[]): boolean {
  return hasOnlyLinks(nodes) && nodes.every((node) => !/\p{L}/u.test(withoutAddresses(textOf(node))));
}

function withoutAddresses(text: string): string {
  return text.replace(/\b(?:https?:\/\/|www\.)\S+/gi, '');
}

/** The text of a block, only to compare it. */
function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'children' in node ? (node.children as readonly Node[]).map(textOf).join('') : '';
}

/** How often a paragraph must be repeated to be a running text such as "Top of the document". */
const repeats = 3;

/**
 * Leaves out tables of contents with the sentence before them, sections of links to other pages, and short paragraphs
 * that are repeated below several answers.
 */
export function withoutNavigation<N extends RootContent>(nodes: readonly N[]): N[] {
  const running = runningTexts(nodes);
  const kept: N[] = [];
  for (const [at, node] of nodes.entries()) {
    if (node.type === 'paragraph') {
      const text = textOf(node).trim();
      if (running.has(text) || isNavigation(text, node.children)) continue;
    }
    if (node.type === 'list') {
      const links = onlyLinks(node.children);
      const before = kept.at(-1);
      const title = before === undefined ? '' : textOf(before).trim();
      const isContents =
        links !== undefined &&
        links.length > 0 &&
        (links.every((url) => url.startsWith('#')) || contents.test(title));
      if (isContents || (links !== undefined && links.length > 0 && related.test(title))) {
        const next = nodes[at + 1]?.type;
        const endsSection = next === undefined || next === 'heading';
        const introduces = before?.type === 'paragraph' && (title.endsWith(':') || contents.test(title));
        if (introduces || (before?.type === 'heading' && endsSection)) kept.pop();
        continue;
      }
    }
    kept.push(node);
  }
  return kept;
}

/**
 * Short paragraphs that end several sections after something else. What stands alone below a heading ("Yes.") is an
 * answer, however often it is given.
 */
function runningTexts(nodes: readonly RootContent[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const answers = new Set<string>();
  for (const [at, node] of nodes.entries()) {
    if (node.type !== 'paragraph') continue;
    const text = textOf(node).trim();
    const before = nodes[at - 1]?.type;
    const after = nodes[at + 1]?.type;
    if (countWords(text) > 6) continue;
    if (before === undefined || before === 'heading' || (after !== undefined && after !== 'heading'))
      answers.add(text);
    else counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return new Set(
    [...counts].flatMap(([text, count]) => (count >= repeats && !answers.has(text) ? [text] : [])),
  );
}
