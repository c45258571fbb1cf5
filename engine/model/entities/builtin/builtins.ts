import type { SlotType } from '../../documents/projectManifest.ts';

/** The description of a built-in recogniser. */
export interface BuiltinDefinition {
  /** Its name for people. */
  readonly label: string;
  /** A message with a value. */
  readonly example: string;
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
  number: { label: 'Number', example: 'There are twelve of us', gives: 'a number', slot: 'number' },
  money: { label: 'Amount of money', example: 'I paid $59.95', gives: 'a number', slot: 'money' },
  date: { label: 'Date', example: 'It was ordered last Tuesday', gives: '`YYYY-MM-DD`', slot: 'date' },
  duration: { label: 'Duration', example: 'We stay for two weeks', gives: 'ISO 8601 (`P2W`, `PT1H30M`)' },
  email: {
    label: 'E-mail address',
    example: 'Write to ann.lee@example.com',
    gives: 'lower case',
    slot: 'email',
  },
  phone: {
    label: 'Phone number',
    example: 'Call me on +1 212 555 0147',
    gives: 'the international form',
    slot: 'phone',
  },
  order_number: {
    label: 'Order number',
    example: 'Where is 3348917502?',
    gives: 'digits and upper-case letters',
  },
  url: { label: 'Web address', example: 'It is on https://shop.example/sale', gives: 'the whole address' },
  person_name: {
    label: 'Name of a person',
    example: 'My name is Crystal Minh',
    gives: 'the name, capitalised',
  },
  time: {
    label: 'Time of day',
    example: 'Can you come at half past three?',
    gives: 'a time of day, `HH:MM`',
    slot: 'time',
  },
  address: {
    label: 'Postal address',
    example: 'Send it to 12 Main Street, Springfield, IL 62704',
    gives: 'a postal address as written, on one line',
  },
} as const satisfies Readonly<Record<string, BuiltinDefinition>>;

/** Name of a built-in recogniser. */
export type Builtin = keyof typeof builtins;

/** The names of the built-in recognisers, in the order of the reference. */
export const builtinNames = Object.keys(builtins) as [Builtin, ...Builtin[]];
