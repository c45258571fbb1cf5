import { fromHtml } from 'hast-util-from-html';
import mammoth from 'mammoth';
import type { RootContent } from 'mdast';
import { htmlNodes } from '../../sources/htmlDocument.ts';

// Mammoth makes HTML by the names of styles; these are no headings for it by default.
const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/** The content of a DOCX file as Markdown. Nothing outside of the file is read. */
export async function docxNodes(bytes: Uint8Array<ArrayBuffer>): Promise<RootContent[]> {
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      styleMap,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  );
  const nodes = htmlNodes(fromHtml(value, { fragment: true }));
  for (const node of nodes) {
    // Word knows no header cells where nobody set them: the first row names the columns.
    const [header] = node.type === 'table' ? node.children : [];
    const isEmpty = header?.children.every((cell) => cell.children.length === 0) === true;
    if (node.type === 'table' && isEmpty && node.children.length > 2) node.children.shift();
  }
  return nodes;
}
