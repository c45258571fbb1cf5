import type { Heading, RootContent } from 'mdast';
import type { Block } from './block.ts';
import type { Passage } from './chunk.ts';
import type { PagedNode, SourceDocument } from './document.ts';
import { inline, markdownBlock } from './markdownBlock.ts';
import { packBlocks } from './packBlocks.ts';

interface Section {
  readonly headings: readonly Heading[];
  readonly blocks: Block[];
}

/**
 * Divides a document into passages. A passage never crosses a heading.
 *
 * The title is the one that the document names, otherwise a level-1 heading that opens it.
 */
export function documentPassages({ title: named, metadata, nodes }: SourceDocument): Passage[] {
  const [first, ...rest] = nodes;
  const opens = first?.type === 'heading' && first.depth === 1;
  const title = named ?? (opens ? inline(first.children) : undefined);
  // A heading that repeats the title above the document adds nothing to the path.
  const repeats = opens && inline(first.children) === title;

  return sectionsOf(repeats ? rest : nodes).flatMap((section) => {
    const slugPath = section.headings
      .map((heading) => inline(heading.children))
      .filter((name) => name !== '');
    const titlePath = title === undefined ? slugPath : [title, ...slugPath];
    return packBlocks(section.blocks).map(({ text, page }) => {
      const facts = page === undefined ? metadata : { ...metadata, page: String(page) };
      return {
        slugPath,
        titlePath,
        text,
        ...(Object.keys(facts).length === 0 ? {} : { metadata: facts }),
      };
    });
  });
}

function sectionsOf(nodes: readonly PagedNode[]): Section[] {
  let current: Section = { headings: [], blocks: [] };
  const sections = [current];
  for (const node of nodes) {
    if (node.type === 'heading') {
      const above = current.headings.filter((heading) => heading.depth < node.depth);
      current = { headings: [...above, node], blocks: [] };
      sections.push(current);
    } else if (isBlock(node)) {
      const block = markdownBlock(node);
      if (block !== undefined)
        current.blocks.push(node.page === undefined ? block : { ...block, page: node.page });
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
