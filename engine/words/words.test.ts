import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expressionErrors } from '../base/expressionErrors.ts';
import { stepErrors } from '../kit/errors.ts';
import { machineErrors } from '../machine/errors.ts';
import type { Statement } from '../model/statements.ts';
import { statementSchemas } from '../model/statements.ts';
import type { Names } from './names.ts';
import { catalogues, endWords, type MissingWords, wordsOf } from './wordsOf.ts';

const languages = ['en', 'de'] as const;
const codes = statementSchemas.map(({ shape }) => shape.code.value);

/** JSON Schema, as far as statements use it. */
interface Schema {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/** A value that fits a schema. `rich`: with all optional keys, the last of alternatives, and two items in lists. */
function sample(schema: Schema, rich: boolean): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum !== undefined) return schema.enum.at(rich ? -1 : 0);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) {
    const chosen = alternatives.at(rich ? 0 : -1);
    return chosen === undefined ? null : sample(chosen, rich);
  }
  switch (schema.type) {
    case 'object': {
      const wanted = Object.entries(schema.properties ?? {}).filter(
        ([key]) => rich || schema.required?.includes(key) === true,
      );
      return Object.fromEntries(wanted.map(([key, inner]) => [key, sample(inner, rich)]));
    }
    case 'array': {
      const item = () => sample(schema.items ?? {}, rich);
      return rich ? [item(), item()] : [item()];
    }
    case 'number':
    case 'integer':
      return rich ? 2 : 1;
    case 'boolean':
      return rich;
    case 'null':
      return null;
    default:
      return 'text';
  }
}

const samples = statementSchemas.flatMap((schema) =>
  [false, true].map((rich) => {
    const made = sample(z.toJSONSchema(schema, { io: 'input' }) as Schema, rich) as Statement;
    // An error without a message is one of the machine's own.
    if (made.code !== 'error' || rich) return made;
    return { ...made, params: { error: 'MACHINE_LOOP', params: { what: 'steps', limit: 2 } } } as Statement;
  }),
);

describe.each(languages)('the words in %s', (language) => {
  it('exist for every code and no other', () => {
    expect(Object.keys(catalogues[language].statements).sort()).toEqual([...codes].sort());
  });

  it.each(samples.map((statement) => [JSON.stringify(statement), statement] as const))(
    'word %s',
    (_, made) => {
      const missing: MissingWords[] = [];
      const statement = repaired(made) as Statement;
      const text = wordsOf(statement, { language, onMissing: (one) => missing.push(one) });
      expect(missing).toEqual([]);
      expect(text).toMatch(/\S/);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|⟨/);
    },
  );

  it('exist for every error of the machine, and read only the parameters that it has', () => {
    const made = { ...expressionErrors, ...stepErrors, ...machineErrors };
    expect(Object.keys(catalogues[language].errors).sort()).toEqual(Object.keys(made).sort());
    for (const [code, make] of Object.entries(made)) {
      const read = new Set<string>();
      const get = (_: object, key: string | symbol): string => {
        read.add(String(key));
        return 'x';
      };
      const params = new Proxy({}, { get });
      (make as (params: object) => unknown)(params);
      const note = { error: code, params: Object.fromEntries([...read].map((key) => [key, 'x'])) };
      expect(wordsOf({ code: 'error', params: note }, { language }), code).not.toContain('⟨');
    }
  });
});

/** Errors inside a sampled statement get a message, since 'text' is not an error code. */
function repaired(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(repaired);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, repaired(inner)]));
  return 'error' in kept && kept.error === 'text' ? { ...kept, message: 'It broke' } : kept;
}

describe('a code without words', () => {
  it('has a placeholder, and is reported', () => {
    const missing: MissingWords[] = [];
    const wording = { onMissing: (one: MissingWords) => missing.push(one) };
    const say = (statement: object) => wordsOf(statement as Statement, wording);
    expect(say({ code: 'said_by_a_later_version', params: {} })).toBe('⟨said_by_a_later_version⟩');
    expect(say({ code: 'toString', params: {} })).toBe('⟨toString⟩');
    expect(say({ code: 'flow_held', params: {} })).toContain('⟨flow⟩');
    expect(say({ code: 'flows_cancelled' })).toBe('⟨flows_cancelled⟩');
    expect(say({ code: 'error', params: { error: 'OF_A_LATER_VERSION' } })).toBe('⟨OF_A_LATER_VERSION⟩');
    expect(say({ code: 'error', params: { error: 'MACHINE_FLOW_UNKNOWN' } })).toContain('⟨flow⟩');
    const told = missing.map(({ code, param }) => [code, param]);
    expect(told.filter((one, index) => String(one) !== String(told[index - 1]))).toEqual([
      ['said_by_a_later_version', undefined],
      ['toString', undefined],
      ['flow_held', 'flow'],
      ['flows_cancelled', undefined],
      ['OF_A_LATER_VERSION', undefined],
      ['MACHINE_FLOW_UNKNOWN', 'flow'],
    ]);
  });
});

describe('a statement in words', () => {
  const names: Names = {
    flow: (id) => (id === 'returns' ? 'Return an item' : undefined),
    state: (_, id) => (id === 'ask' ? 'Ask the reason' : undefined),
    intent: () => undefined,
  };
  const reason = {
    code: 'negative_sentiment',
    params: { sentiment: -0.6239, below: -0.5, messages: 1 },
  } as const;
  const stopped = { code: 'stopped_at', params: { flow: 'returns', state: 'ask', reason } } as const;

  it('has names in place of ids, and numbers in the format of the language', () => {
    expect(wordsOf(stopped, { names })).toBe(
      'It stopped at "Ask the reason" in "Return an item": Negative sentiment (-0.62, below -0.5)',
    );
    expect(wordsOf(stopped, { names, language: 'de' })).toBe(
      'Stand bei „Ask the reason“ in „Return an item“: Negative Stimmung (-0,62, Schwelle -0,5)',
    );
  });

  it('has ids without a project', () => {
    expect(wordsOf(stopped)).toContain('"ask" in "returns"');
    expect(wordsOf({ code: 'flows_cancelled', params: { flows: ['a', 'b', 'c'] } })).toBe(
      'Cancelled a, b and c',
    );
  });

  it('has the message that an error came with', () => {
    const detail = { code: 'error', params: { error: 'X', message: 'The shop does not answer' } } as const;
    const failed = { code: 'action_failed', params: { action: 'get_order', times: 2, detail } } as const;
    expect(wordsOf(failed)).toBe(
      '2 calls failed, most recently the action get_order: The shop does not answer',
    );
  });
});

it.each(languages)('the end of a conversation is described in %s', (language) => {
  const ends = (['resolved', 'unresolved', 'escalated', null] as const).map((end) => endWords(end, language));
  expect(new Set(ends).size).toBe(4);
});
