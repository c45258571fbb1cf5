import { builtinNames, builtins } from '../../model/entities/builtin/builtins.ts';
import type { FieldDescriptor } from './fieldDescriptor.ts';

/** The kinds of entities as people choose them. */
export const entityTypes = [
  { value: 'list', label: 'List', help: 'One of known values with their synonyms, such as cities or sizes.' },
  { value: 'pattern', label: 'Pattern', help: 'Text of a fixed form, such as a booking number.' },
  { value: 'trained', label: 'Learnt', help: 'Learnt from values that you annotate in utterances.' },
  { value: 'builtin', label: 'Built-in', help: 'Dates, amounts and others that Dialoom already knows.' },
] as const;

/** The type of an entity. */
export type EntityType = (typeof entityTypes)[number]['value'];

const values = (help: string): FieldDescriptor => ({
  path: 'values',
  label: 'Values',
  type: 'objects',
  addLabel: 'Add a value',
  help,
  create: (n) => ({ value: `Value ${n}` }),
  fields: [
    { path: 'value', label: 'Value', type: 'string', required: true },
    {
      path: 'synonyms',
      label: 'Synonyms',
      type: 'list',
      item: 'string',
      short: true,
      addLabel: 'Other words, with commas between',
    },
  ],
});

const name: FieldDescriptor = { path: 'name', label: 'Name', type: 'string', required: true };
const description: FieldDescriptor = {
  path: 'description',
  label: 'Description',
  type: 'string',
  help: 'What the values are, for your colleagues.',
};

/** The form of an entity by its type. */
export const entityForms: { readonly [T in EntityType]: readonly FieldDescriptor[] } = {
  list: [
    name,
    description,
    values('What customers may mean, with the words they use for it.'),
    {
      path: 'fuzzy',
      label: 'Accept small spelling mistakes',
      type: 'boolean',
    },
  ],
  pattern: [
    name,
    description,
    {
      path: 'patterns',
      label: 'Patterns',
      type: 'list',
      item: 'string',
      addLabel: 'Add a pattern',
      help: 'Regular expressions (JavaScript); case is ignored. [A-Z]{2}\\d{4} is two letters and four digits. The value is the first group, or else the whole match.',
    },
  ],
  trained: [name, description, values('Only values with synonyms need to be listed; the others are learnt.')],
  builtin: [
    name,
    description,
    {
      path: 'builtin',
      label: 'Recogniser',
      type: 'select',
      required: true,
      options: builtinNames.map((value) => ({ value, label: builtins[value].label })),
    },
  ],
};
