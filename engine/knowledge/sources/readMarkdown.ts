import type { Heading, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Block } from './block.ts';
import type { Passage } from './chunk.ts';
import { inline, markdownBlock } from './markdownBlock.ts';
import { packBlocks } from './packBlocks.ts';
import { readFrontMatter } from './readFrontMatter.ts';

interface Section {
  readonly headings: readonly Heading[];
  readonly blocks: Block[];
}

/**
 * Reads CommonMark with GitHub's tables, task lists and footnotes into passages. A passage never crosses a heading.
 *
 * The document's title is the front matter's `title`, otherwise a level-1 heading that opens the document.
 *
 * @param source - Path for error locations.
 * @throws AppError `KB_FRONT_MATTER_INVALID`.
 */
export function readMarkdown(source: string, text: string): Passage[] {
  const { title: named, metadata, body } = readFrontMatter(source, text);
  const root = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const [first, ...rest] = root.children;
  const opens = first?.type === 'heading' && first.depth === 1;
  const title = named ?? (opens ? inline(first.children) : undefined);
  // A heading that repeats the title above the document adds nothing to the path.
  const repeats = opens && inline(first.children) === title;
  const content = repeats ? rest : root.children;

  return sectionsOf(content).flatMap((section) => {
    const slugPath = section.headings
      .map((heading) => inline(heading.children))
      .filter((name) => name !== '');
    const titlePath = title === undefined ? slugPath : [title, ...slugPath];
    return packBlocks(section.blocks).map((passage) => ({
      slugPath,
      titlePath,
      text: passage,
      ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
    }));
  });
}

function sectionsOf(nodes: readonly RootContent[]): Section[] {
  let current: Section = { headings: [], blocks: [] };
  const sections = [current];
  for (const node of nodes) {
    if (node.type === 'heading') {
      const above = current.headings.filter((heading) => heading.depth < node.depth);
      current = { headings: [...above, node], blocks: [] };
      sections.push(current);
    } else if (isBlock(node)) {
      const block = markdownBlock(node);
      if (block !== undefined) current.blocks.push(block);
    }
  }
  return sections;
}

type BlockNode = Parameters<typeof markdownBlock>[0];

function isBlock(node: RootContent): node is RootContent & BlockNode {
  return ['paragraph', 'html', 'code', 'list', 'table', 'blockquote', 'footnoteDefinition'].includes(
    node.type,
  );
}
