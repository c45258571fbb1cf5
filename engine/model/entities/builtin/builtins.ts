import type { SlotType } from '../../documents/projectManifest.ts';

/** What everybody needs to know of a built-in recogniser. */
export interface BuiltinDefinition {
  /** What its values look like, for the reference: `a number`. */
  readonly gives: string;
  /** Slots of this type are read from the entity named like the recogniser when they name none. */
  readonly slot?: SlotType;
}

/**
 * The built-in recognisers. A new one is a line here and one in `engine/nlu/compileEntityExtractor.ts`, which does not
 * compile without it.
 */
export const builtins = {
  number: { gives: 'a number', slot: 'number' },
  money: { gives: 'a number', slot: 'money' },
  date: { gives: '`YYYY-MM-DD`', slot: 'date' },
  duration: { gives: 'ISO 8601 (`P2W`, `PT1H30M`)' },
  email: { gives: 'lower case', slot: 'email' },
  phone: { gives: 'the international form', slot: 'phone' },
  order_number: { gives: 'digits and letters in upper case' },
  url: { gives: 'the whole address' },
  person_name: { gives: 'the name, capitalised' },
} as const satisfies Readonly<Record<string, BuiltinDefinition>>;

/** Name of a built-in recogniser. */
export type Builtin = keyof typeof builtins;

/** The names of the built-in recognisers, in the order of the reference. */
export const builtinNames = Object.keys(builtins) as [Builtin, ...Builtin[]];
