import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { ForeignFile } from '../../defineImporter.ts';
import { interopErrors } from '../../errors.ts';
import { type FileUnit, readUnitId, type TextUnit, unitId } from '../textUnits.ts';

/** Liquid in a text: what is inserted (`{{ … }}`), and what is said under conditions (`{% … %}`). */
const liquid = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/;
/** What XML cannot contain, even as a reference. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}

/** Text as the content of `source` and `target`: characters that XML forbids are `cp`. */
function writeText(text: string): string {
  let written = '';
  let at = 0;
  for (const { 0: character, index } of text.matchAll(notXml)) {
    const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    written += `${escapeXml(text.slice(at, index))}<cp hex="${hex}"/>`;
    at = index + character.length;
  }
  return written + escapeXml(text.slice(at));
}

/**
 * Writes texts as XLIFF 2.1, with Liquid as protected placeholders (`ph`) whose code is in `originalData`.
 *
 * @param name - Of the project, as the id of the file.
 */
export function writeXliff(
  name: string,
  { from, to }: { readonly from: string; readonly to: string },
  units: readonly TextUnit[],
): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="${from}" trgLang="${to}">`,
    `  <file id="texts" original="${escapeXml(name)}">`,
    ...units.flatMap(writeUnit),
    '  </file>',
    '</xliff>',
    '',
  ].join('\n');
}

function writeUnit(unit: TextUnit): readonly string[] {
  const data = new Map<string, string>();
  const content = (text: string): string => {
    const used = new Map<string, number>();
    return text
      .split(liquid)
      .map((part, place) => {
        if (place % 2 === 0) return writeText(part);
        const ref = data.get(part) ?? `d${data.size + 1}`;
        data.set(part, ref);
        // The same code twice needs two ids; source and target count alike, so that their codes correspond.
        const times = (used.get(ref) ?? 0) + 1;
        used.set(ref, times);
        const shown = escapeXml(part.replace(notXml, '').replaceAll(/\s+/g, ' '));
        return `<ph id="${ref.slice(1)}${times === 1 ? '' : `-${times}`}" dataRef="${ref}" disp="${shown}"/>`;
      })
      .join('');
  };
  const source = content(unit.source);
  const target = unit.target === null ? [] : [`        <target>${content(unit.target)}</target>`];
  const state =
    unit.target === null
      ? 'state="initial"'
      : unit.outdated
        ? 'state="initial" subState="dialoom:outdated"'
        : 'state="translated"';
  return [
    `    <unit id="${unitId(unit)}" name="${unit.key}" xml:space="preserve">`,
    ...(unit.notes.length === 0
      ? []
      : [
          '      <notes>',
          ...unit.notes.map((note) => `        <note category="place">${writeNote(note)}</note>`),
          '      </notes>',
        ]),
    ...(data.size === 0
      ? []
      : [
          '      <originalData>',
          ...[...data].map(([code, ref]) => `        <data id="${ref}">${writeText(code)}</data>`),
          '      </originalData>',
        ]),
    `      <segment ${state}>`,
    `        <source>${source}</source>`,
    ...target,
    '      </segment>',
    '    </unit>',
  ];
}

function writeNote(note: string): string {
  return escapeXml(note.replace(notXml, ' ').replaceAll(/\s+/g, ' '));
}

/** An element or text of the parser, in the order of the file. */
type XmlNode = Readonly<Record<string, unknown>>;

const attributes = ':@';
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
  captureMetaData: true,
});
const metaData: symbol = XMLParser.getMetaDataSymbol() as unknown as symbol;

const nameOf = (node: XmlNode): string => Object.keys(node).find((key) => key !== attributes) ?? '';
const childrenOf = (node: XmlNode): readonly XmlNode[] => {
  const inner = node[nameOf(node)];
  return Array.isArray(inner) ? (inner as XmlNode[]) : [];
};
const attribute = (node: XmlNode, name: string): string | undefined => {
  const value = (node[attributes] as Readonly<Record<string, unknown>> | undefined)?.[name];
  return value === undefined ? undefined : String(value);
};
const find = (nodes: readonly XmlNode[], name: string) => nodes.find((node) => nameOf(node) === name);

/** Elements with a name anywhere below, in the order of the file. */
function findAll(nodes: readonly XmlNode[], name: string): readonly XmlNode[] {
  return nodes.flatMap((node) => (nameOf(node) === name ? [node] : findAll(childrenOf(node), name)));
}

/**
 * Reads the translations of an XLIFF 2 file.
 *
 * @throws AppError INTEROP_TEXTS_INVALID, with the line where it is known.
 */
export function readXliff({ path, content }: ForeignFile): readonly FileUnit[] {
  const fail = (reason: string, line?: number) => {
    const location = { file: path, ...(line === undefined ? {} : { line }) };
    return interopErrors.INTEROP_TEXTS_INVALID({ path, format: 'XLIFF', reason }, { location });
  };
  const xml = content.replace(/^\uFEFF/, '');
  if (/<!DOCTYPE/i.test(xml)) throw fail('it has a document type declaration, which XLIFF files do not need');
  const valid = XMLValidator.validate(xml);
  if (valid !== true) throw fail(valid.err.msg, valid.err.line);
  const nodes = parser.parse(xml) as readonly XmlNode[];
  const root = find(nodes, 'xliff');
  if (root === undefined) throw fail('it has no element <xliff>', 1);
  const version = attribute(root, 'version') ?? '';
  if (!version.startsWith('2.'))
    throw fail(`it is of version ${version || 'unknown'}; only 2.x can be read`, 1);
  const locale = attribute(root, 'trgLang');
  if (locale === undefined) throw fail('it does not say its language (trgLang)', 1);
  const lineOf = lineTeller(xml);
  const seen = new Set<string>();
  return findAll(childrenOf(root), 'unit').map((unit) => {
    const line = lineOf(unit);
    const id = attribute(unit, 'id') ?? '';
    const name = readUnitId(id);
    if (name === undefined || id === '') throw fail(`the unit "${id}" is not named after a text`, line);
    if (seen.has(id)) throw fail(`the unit "${id}" is there twice`, line);
    seen.add(id);
    return { ...name, ...readUnit(unit, (reason) => fail(reason, line)), locale, line: line ?? null };
  });
}

/** Tells the lines of elements, which are asked for in the order of the file: counting from its start takes long. */
function lineTeller(xml: string): (node: XmlNode) => number | undefined {
  let line = 1;
  let lineEnd = xml.indexOf('\n');
  return (node) => {
    const { startIndex } = ((node as Record<symbol, unknown>)[metaData] ?? {}) as { startIndex?: number };
    if (startIndex === undefined) return undefined;
    while (lineEnd !== -1 && lineEnd < startIndex) {
      line += 1;
      lineEnd = xml.indexOf('\n', lineEnd + 1);
    }
    return line;
  };
}

/** The segments of a unit as one text: tools may split it. */
function readUnit(
  unit: XmlNode,
  fail: (reason: string) => Error,
): Pick<FileUnit, 'source' | 'target' | 'finished'> {
  const data = new Map(
    findAll(childrenOf(unit), 'data').map((node) => [
      attribute(node, 'id') ?? '',
      textIn(node, new Map(), fail),
    ]),
  );
  const parts = childrenOf(unit).filter((node) => ['segment', 'ignorable'].includes(nameOf(node)));
  const segments = parts.filter((node) => nameOf(node) === 'segment');
  if (segments.length === 0) throw fail('the unit has no segment');
  const read = (part: XmlNode, name: 'source' | 'target') => {
    const node = find(childrenOf(part), name);
    return node === undefined ? undefined : textIn(node, data, fail);
  };
  const isTranslated = segments.every((part) => (read(part, 'target') ?? '') !== '');
  const source = parts.map((part) => read(part, 'source') ?? '').join('');
  // What is between segments is copied unless it is translated.
  const target = parts.map(
    (part) => read(part, 'target') ?? (nameOf(part) === 'ignorable' ? read(part, 'source') : '') ?? '',
  );
  return {
    source,
    target: isTranslated ? target.join('') : '',
    finished: segments.every((part) => (attribute(part, 'state') ?? 'initial') !== 'initial'),
  };
}

/** The text of an element, with the codes of its placeholders. */
function textIn(node: XmlNode, data: ReadonlyMap<string, string>, fail: (reason: string) => Error): string {
  return childrenOf(node)
    .map((part): string => {
      const name = nameOf(part);
      switch (name) {
        case '#text':
          return String(part[name]);
        case 'cp':
          return characterOf(attribute(part, 'hex') ?? '', fail);
        case 'ph':
        case 'sc':
        case 'ec': {
          const code = data.get(attribute(part, 'dataRef') ?? '');
          if (code === undefined) throw fail(`the placeholder "${attribute(part, 'id') ?? ''}" has no code`);
          return code;
        }
        case 'pc': {
          const start = data.get(attribute(part, 'dataRefStart') ?? '') ?? '';
          return `${start}${textIn(part, data, fail)}${data.get(attribute(part, 'dataRefEnd') ?? '') ?? ''}`;
        }
        // Marks of tools around text (`mrk`), and their ends (`sm`, `em`), do not matter.
        default:
          return textIn(part, data, fail);
      }
    })
    .join('');
}

function characterOf(hex: string, fail: (reason: string) => Error): string {
  const point = /^[0-9a-f]{1,6}$/i.test(hex) ? Number.parseInt(hex, 16) : Number.NaN;
  if (!(point <= 0x10_ffff)) throw fail(`"${hex}" is not the number of a character`);
  return String.fromCodePoint(point);
}
