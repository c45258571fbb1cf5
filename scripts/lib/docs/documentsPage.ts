import { z } from 'zod';
import {
  type DocumentKind,
  type DocumentKindName,
  documentKinds,
} from '../../../engine/model/documentKinds.ts';
import { knowledgeFormats } from '../../../engine/model/knowledgeFormats.ts';
import { addedFormatNames } from '../../../engine/model/knowledgeSources.ts';
import { documentExamples } from './documentExamples.ts';
import { type DocumentProse, documentProse } from './documentFields.ts';
import type { JsonSchema } from './jsonSchema.ts';
import { code, codeBlock, markdownTable } from './markdownTable.ts';
import { type SchemaField, schemaFields } from './schemaFields.ts';

type Documented = Exclude<DocumentKindName, 'other'>;

/** The fields of a kind of document according to its schema; none if the text is the value. */
export function fieldsOf({ schema }: DocumentKind): readonly SchemaField[] {
  return schema === undefined ? [] : schemaFields(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);
}

/** Reference of all documents of a project. */
export function documentsPage(): string {
  const kinds = documentKinds.filter(({ kind }) => kind !== 'other');
  return [
    '# Documents of a project',
    `A project is a folder of text files. A file is recognised by its path. An **identifier** (also a file name) starts
with a letter and contains only \`a-z\`, \`0-9\` and \`_\`, at most 64 characters. A **text** for customers is a Liquid
template or a \`$key\` of \`locales/\`, a **condition** is CEL: see [expressions and texts](expressions.md). Keys that
are not listed here are errors.`,
    markdownTable(
      ['document', 'path', 'format'],
      kinds.map((kind) => [
        `[${kind.label}](#${anchor(kind.label)})`,
        code(placeOf(kind)),
        formats[kind.syntax],
      ]),
    ),
    `Other files in the folder are ignored: \`.dialoom/\` (rebuilt on demand: trained understanding, knowledge index),
\`recordings/*.jsonl\`, your README.`,
    ...kinds.map((kind) => section(kind, documentProse[kind.kind as Documented])),
  ].join('\n\n');
}

const formats = { yaml: 'YAML', json: 'JSON', text: addedFormatNames('or') };

function section(kind: DocumentKind, { purpose, fields }: DocumentProse): string {
  const rows = fieldsOf(kind);
  const example = documentExamples[kind.kind as Documented];
  const language = kind.syntax === 'text' ? 'markdown' : kind.syntax;
  return [
    `## ${kind.label.charAt(0).toUpperCase()}${kind.label.slice(1)}`,
    `${code(placeOf(kind))}. ${purpose}`,
    ...(rows.length === 0 ? [] : [fieldTable(rows, fields)]),
    ...(kind.kind === 'knowledge' ? [formatTable()] : []),
    `For example ${code(kind.example)}:`,
    codeBlock(language, example),
  ].join('\n\n');
}

function fieldTable(rows: readonly SchemaField[], prose: DocumentProse['fields']): string {
  return markdownTable(
    ['field', 'type', 'default', 'meaning'],
    rows.map((field) => [
      code(field.path),
      field.type,
      field.required ? 'required' : code(field.default ?? ''),
      `${field.only.length === 0 ? '' : `Only with ${field.only.map(code).join(' and ')}. `}${prose[field.path] ?? ''}`,
    ]),
  );
}

/** The formats of knowledge sources and how each is processed. */
function formatTable(): string {
  return markdownTable(
    ['format', 'files', 'how it is processed'],
    knowledgeFormats.map(({ label, extensions, reads }) => [label, extensions.map(code).join(', '), reads]),
  );
}

/** The path of a document with its variable part: `flows/<id>.flow.yaml`. */
function placeOf(kind: DocumentKind): string {
  if (kind.kind === 'locale' || kind.kind === 'originals') return kind.path('<language>');
  return kind.syntax === 'text'
    ? `knowledge/**/*${knowledgeFormats.map(({ extensions: [usual] }) => usual).join(', *')}`
    : kind.path('<id>');
}

function anchor(heading: string): string {
  return heading.toLowerCase().replaceAll(' ', '-');
}
