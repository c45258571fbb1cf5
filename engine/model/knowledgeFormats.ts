/** A format of knowledge sources: everything but its reader. */
interface FormatOf<C extends 'text' | 'bytes'> {
  /** Display name: `Markdown`. */
  readonly label: string;
  /** File extensions of such sources, in lower case with their dot; the usual one first. */
  readonly extensions: readonly [string, ...string[]];
  /** Whether the studio edits it as text, or a text represents its bytes (see `knowledgeSources.ts`). */
  readonly content: C;
  /**
   * Path of its reader below `engine/knowledge/formats/`, without the extension; the module exports a function with
   * the name of the file. It is loaded with the first source of the format.
   */
  readonly reader: string;
  /** How such a source is processed, for the reference. */
  readonly reads: string;
  /** False for files written only for Dialoom, which cannot be added from elsewhere. */
  readonly added?: false;
}

/** A format whose sources are text. */
export type TextFormat = FormatOf<'text'>;
/** A format whose sources are bytes. */
export type BinaryFormat = FormatOf<'bytes'>;
/** A format of knowledge sources. */
export type KnowledgeFormat = TextFormat | BinaryFormat;

/**
 * The formats of knowledge sources. To add one, create a folder in `engine/knowledge/formats/` and add an entry here.
 */
export const knowledgeFormats: readonly KnowledgeFormat[] = [
  {
    label: 'Markdown',
    extensions: ['.md', '.markdown'],
    content: 'text',
    reader: 'markdown/readMarkdown',
    reads:
      'Each heading or question starts a passage. Tables are read by row, in HTML as well; templates, addresses, pictures and contents are left out.',
  },
  {
    label: 'HTML',
    extensions: ['.html', '.htm'],
    content: 'text',
    reader: 'html/readHtml',
    reads:
      'The main content as Markdown, with what is folded away (questions and their answers), without navigation, banners, footers, cookie notices and scripts.',
  },
  {
    label: 'text',
    extensions: ['.txt'],
    content: 'text',
    reader: 'text/readText',
    reads:
      'Paragraphs, questions with their answers, and tables with tabs or several spaces; lines that are underlined, numbered (`2.1 Refunds`) or in capitals are headings.',
  },
  {
    label: 'CSV',
    extensions: ['.csv'],
    content: 'text',
    reader: 'csv/readCsv',
    reads: 'With the columns `question` and `answer`, each row is a passage; markup in cells is left out.',
  },
  {
    label: 'PDF',
    extensions: ['.pdf'],
    content: 'bytes',
    reader: 'pdf/readPdf',
    reads:
      'Headings by font size, questions with their answers, tables by the columns that they keep to, and the page of each passage, without running titles, page numbers, contents and ways back.',
  },
  {
    label: 'DOCX',
    extensions: ['.docx'],
    content: 'bytes',
    reader: 'docx/readDocx',
    reads: 'Headings by style, questions with their answers, lists and tables, also with merged cells.',
  },
  {
    label: 'sitemap',
    extensions: ['.sitemap.yaml'],
    content: 'text',
    reader: 'sitemap/readSitemapSource',
    reads: 'Lists the pages of a site to fetch; each page is a separate source.',
    added: false,
  },
  {
    label: 'description',
    extensions: ['.about.yaml'],
    content: 'text',
    reader: 'about/readDescription',
    reads: 'Title, tags and access labels of a source without front matter.',
    added: false,
  },
];
