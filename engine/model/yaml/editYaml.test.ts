import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../base/json.ts';
import {
  arbitraryChoices,
  arbitraryDocument,
  arbitraryKey,
  arbitraryValue,
} from '../fixtures/arbitraryYaml.ts';
import { styledYaml } from '../fixtures/styledYaml.ts';
import { isJsonArray, isJsonObject } from './deepEqual.ts';
import { editYaml } from './editYaml.ts';
import { parseYaml } from './parseYaml.ts';
import { applyValueEdit, valueAt, type YamlEdit } from './valueEdit.ts';
import type { YamlPath } from './yamlPath.ts';

function parse(text: string): Json {
  const result = parseYaml(text, 'test.yaml');
  if (!result.ok) throw result.error;
  return result.value.value;
}

function pathsOf(value: Json, path: YamlPath = []): YamlPath[] {
  const children: [string | number, Json][] = isJsonArray(value)
    ? value.map((item, index): [number, Json] => [index, item])
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  return [path, ...children.flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

interface RawEdit {
  readonly kind: number;
  readonly at: number;
  readonly index: number;
  readonly key: string;
  readonly value: Json;
}

const rawEdit: fc.Arbitrary<RawEdit> = fc.record({
  kind: fc.nat({ max: 5 }),
  at: fc.nat(),
  index: fc.nat(),
  key: arbitraryKey,
  value: arbitraryValue,
});

/** Turns random numbers into an edit that fits the value; undefined where none of the kind does. */
function editFrom(value: Json, raw: RawEdit): YamlEdit | undefined {
  const all = pathsOf(value);
  const pick = (paths: readonly YamlPath[]) => paths[raw.at % Math.max(paths.length, 1)];
  const inner = all.filter((path) => path.length > 0);
  switch (raw.kind) {
    case 0: {
      const path = pick(inner);
      return path && { op: 'set', path, value: raw.value };
    }
    case 1: {
      const path = pick(all.filter((p) => isJsonObject(valueAt(value, p))));
      return path && { op: 'set', path: [...path, raw.key], value: raw.value, order: ['id', '*', 'on'] };
    }
    case 2: {
      const path = pick(inner);
      return path && { op: 'delete', path };
    }
    case 3:
    case 4: {
      const path = pick(all.filter((p) => isJsonArray(valueAt(value, p))));
      if (path === undefined) return undefined;
      const list = valueAt(value, path) as readonly Json[];
      return { op: 'insert', path, index: raw.index % (list.length + 1), value: raw.value };
    }
    default: {
      const path = pick(inner.filter((p) => typeof p.at(-1) === 'string'));
      if (path === undefined) return undefined;
      const parent = valueAt(value, path.slice(0, -1));
      const taken = isJsonObject(parent) && Object.hasOwn(parent, raw.key);
      return taken ? undefined : { op: 'rename-key', path, key: raw.key };
    }
  }
}

function isPrefix(prefix: YamlPath, path: YamlPath): boolean {
  return prefix.length <= path.length && prefix.every((part, index) => part === path[index]);
}

/** A line without indentation and dashes: the second item of a compact list moves up when the first is deleted. */
function bare(line: string): string {
  return line.replace(/^[\s-]+/, '');
}

function isSubsequence(needles: readonly string[], lines: readonly string[]): boolean {
  let at = 0;
  for (const line of lines) if (needles[at] === line) at += 1;
  return at === needles.length;
}

describe('editYaml', { timeout: 60_000 }, () => {
  it('has the effect of the edits, for any document and style', () => {
    fc.assert(
      fc.property(
        arbitraryDocument,
        arbitraryChoices,
        fc.array(rawEdit, { minLength: 1, maxLength: 4 }),
        (value, choices, raws) => {
          const { text } = styledYaml(value, choices);
          expect(parse(text)).toEqual(value);
          let expected = value;
          const edits: YamlEdit[] = [];
          for (const raw of raws) {
            const edit = editFrom(expected, raw);
            if (edit === undefined) continue;
            edits.push(edit);
            expected = applyValueEdit(expected, edit);
          }
          expect(parse(editYaml(text, edits))).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps all other lines, in order, with their line breaks', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryChoices, rawEdit, (value, choices, raw) => {
        const edit = editFrom(value, raw);
        fc.pre(edit !== undefined);
        const { text, lines } = styledYaml(value, choices);
        const edited = editYaml(text, [edit!]);
        const untouched = lines.filter(
          ({ owner, text: line }) =>
            line.trim() !== '' && !isPrefix(owner, edit!.path) && !isPrefix(edit!.path, owner),
        );
        expect(
          isSubsequence(
            untouched.map((line) => bare(line.text)),
            edited.split(/\r?\n/).map(bare),
          ),
        ).toBe(true);
        if (text.includes('\r\n')) expect(edited.replaceAll('\r\n', '')).not.toContain('\n');
        else if (!text.includes('\r')) expect(edited).not.toContain('\r');
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing when a value is set to itself', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryChoices, fc.nat(), (value, choices, at) => {
        const { text } = styledYaml(value, choices);
        const paths = pathsOf(value);
        const path = paths[at % paths.length]!;
        expect(editYaml(text, [{ op: 'set', path, value: valueAt(value, path)! }])).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
