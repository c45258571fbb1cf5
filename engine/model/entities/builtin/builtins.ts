import type { SlotType } from '../../documents/projectManifest.ts';

/** The description of a built-in recogniser. */
export interface BuiltinDefinition {
  /** What its values are, for the reference: `a number`. */
  readonly gives: string;
  /** Slots of this type without an entity use the recogniser. */
  readonly slot?: SlotType;
}

/**
 * The built-in recognisers. To add one, add a line here and one in `engine/nlu/compileEntityExtractor.ts`, whose type
 * requires it.
 */
export const builtins = {
  number: { gives: 'a number', slot: 'number' },
  money: { gives: 'a number', slot: 'money' },
  date: { gives: '`YYYY-MM-DD`', slot: 'date' },
  duration: { gives: 'ISO 8601 (`P2W`, `PT1H30M`)' },
  email: { gives: 'lower case', slot: 'email' },
  phone: { gives: 'the international form', slot: 'phone' },
  order_number: { gives: 'digits and upper-case letters' },
  url: { gives: 'the whole address' },
  person_name: { gives: 'the name, capitalised' },
  time: { gives: 'a time of day, `HH:MM`' },
  address: { gives: 'a postal address as written, on one line' },
} as const satisfies Readonly<Record<string, BuiltinDefinition>>;

/** Name of a built-in recogniser. */
export type Builtin = keyof typeof builtins;

/** The names of the built-in recognisers, in the order of the reference. */
export const builtinNames = Object.keys(builtins) as [Builtin, ...Builtin[]];
