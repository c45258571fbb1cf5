import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  visit,
} from 'yaml';
import type { AppError } from '../../base/appError.ts';
import type { Json } from '../../base/json.ts';
import { err, ok, type Result } from '../../base/result.ts';
import { modelErrors } from '../errors.ts';

/** Size limit of a document in characters: far above any real flow. */
export const maxYamlLength = 5_000_000;
/** Limit of the nesting depth. */
export const maxYamlDepth = 64;

/** A text parsed with the positions and source tokens that editing needs. */
export interface ComposedYaml {
  readonly text: string;
  readonly root: ParsedNode | null;
  readonly value: Json;
  readonly position: (offset: number) => { readonly line: number; readonly column: number };
}

/**
 * Parses one YAML document, restricted to what both canvas and text can edit: no anchors, aliases, tags, explicit
 * keys or several documents in one file.
 *
 * @returns The document or the first error, located in `file`.
 */
export function composeYaml(text: string, file: string): Result<ComposedYaml> {
  if (text.length > maxYamlLength) {
    return err(
      modelErrors.YAML_TOO_LARGE({ size: text.length, limit: maxYamlLength }, { location: { file } }),
    );
  }
  const lineCounter = new LineCounter();
  const position = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document: Document.Parsed = parseDocument(text, {
    lineCounter,
    keepSourceTokens: true,
    stringKeys: true,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const at = (offset: number) => ({ location: { file, ...position(offset) } });
  const [first] = document.errors;
  if (first !== undefined) {
    const offset = unclosedQuote(first.message, document) ?? first.pos[0];
    if (first.code === 'MULTIPLE_DOCS') {
      return err(
        modelErrors.YAML_UNSUPPORTED({ feature: 'several documents in one file (---)' }, at(offset)),
      );
    }
    if (first.code === 'DUPLICATE_KEY') {
      return err(modelErrors.YAML_DUPLICATE_KEY({ key: keyAt(text, offset) }, at(offset)));
    }
    if (first.code === 'RESOURCE_EXHAUSTION') {
      return err(modelErrors.YAML_TOO_DEEP({ limit: maxYamlDepth }, at(offset)));
    }
    return err(modelErrors.YAML_SYNTAX({ message: first.message }, at(offset)));
  }
  const root = document.contents;
  const unsupported = findUnsupported(root, text, 0);
  if (unsupported !== undefined) return err(unsupported.error(at(unsupported.offset)));
  const value = root === null ? null : (document.toJS({ maxAliasCount: 0 }) as Json);
  return ok({ text, root, value, position });
}

/** The parser reports an unclosed quote at the end of the text; its beginning is more useful. */
function unclosedQuote(message: string, document: Document.Parsed): number | undefined {
  if (!/closing .*quote/.test(message)) return undefined;
  let offset: number | undefined;
  visit(document, {
    Scalar: (_, node) => {
      if (node.type?.startsWith('QUOTE') === true) offset = node.range?.[0] ?? offset;
    },
  });
  return offset;
}

function keyAt(text: string, offset: number): string {
  return /^[^:\r\n]*/.exec(text.slice(offset, offset + 80))?.[0].trim() ?? '';
}

interface Finding {
  readonly offset: number;
  readonly error: (occurrence: Parameters<typeof modelErrors.YAML_UNSUPPORTED>[1]) => AppError;
}

function feature(node: ParsedNode, name: string): Finding {
  return {
    offset: node.range[0],
    error: (occurrence) => modelErrors.YAML_UNSUPPORTED({ feature: name }, occurrence),
  };
}

/** Returns the first construct that YAML allows but Dialoom documents do not. */
function findUnsupported(node: ParsedNode | null, text: string, depth: number): Finding | undefined {
  if (node === null) return undefined;
  if (depth > maxYamlDepth) {
    return {
      offset: node.range[0],
      error: (occurrence) => modelErrors.YAML_TOO_DEEP({ limit: maxYamlDepth }, occurrence),
    };
  }
  if (isAlias(node)) return feature(node, 'aliases (*name)');
  if (node.anchor !== undefined) return feature(node, 'anchors (&name)');
  if (node.tag !== undefined) return feature(node, 'tags (!name)');
  if (isScalar(node)) return undefined;
  if (isSeq(node)) {
    for (const item of node.items) {
      const found = findUnsupported(item as ParsedNode, text, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isMap(node)) {
    if (node.flow === true && text[node.range[0]] !== '{')
      return feature(node, 'a pair without braces in a list');
    for (const pair of node.items) {
      const key = pair.key as ParsedNode;
      if (pair.srcToken !== undefined && 'explicitKey' in pair.srcToken)
        return feature(key, 'explicit keys (? key)');
      if (isScalar(key) && key.value === '__proto__') return feature(key, 'the key __proto__');
      const found =
        findUnsupported(key, text, depth + 1) ??
        findUnsupported(pair.value as ParsedNode | null, text, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
