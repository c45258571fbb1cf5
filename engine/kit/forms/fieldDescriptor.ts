import type { Json } from '../../base/json.ts';
import type { Priority } from '../../model/documents/escalationRule.ts';

/** What all form fields have in common. `path` is a key of the data, or keys with dots between: `response.status`. */
interface FieldBase {
  readonly path: string;
  readonly label: string;
  /** One sentence below the field. */
  readonly help?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  /** Seldom needed: a form shows it only on demand, or if it is set. */
  readonly isAdvanced?: true;
  /** Of a text: who reads it, if not the customer. */
  readonly audience?: 'agent';
  /** Shown only when another field of the same item has one of these values. */
  readonly onlyWhen?: { readonly path: string; readonly values: readonly string[] };
}

/** A field with one value. */
export type ScalarField = FieldBase &
  (
    | {
        /**
         * `text`: a message template (Liquid) or a `$locale.key`; `expression`: CEL; `string`: plain text;
         * `identifier`: a name that the state declares (a variable, an outcome); the others name a document or slot of
         * the project.
         */
        readonly type:
          | 'text'
          | 'expression'
          | 'string'
          | 'identifier'
          | 'boolean'
          | 'slot'
          | 'entity'
          | 'intent'
          | 'action'
          | 'flow'
          /** A secret that the project declares. */
          | 'secret';
        /** Edited on several lines. */
        readonly multiline?: boolean;
      }
    /** A duration: `90s`, `5m`, `12h`. */
    | { readonly type: 'duration' }
    /** The JavaScript code of a script. */
    | { readonly type: 'code' }
    /** Any value, edited as JSON. */
    | { readonly type: 'json' }
    | { readonly type: 'number'; readonly min?: number; readonly max?: number; readonly step?: number }
    | {
        readonly type: 'select';
        readonly options: readonly { readonly value: string; readonly label: string }[];
      }
    /** A state of the flow named in the field at `flowPath`. */
    | { readonly type: 'state'; readonly flowPath: string }
  );

/** A list of scalars: reprompts, synonyms, slots. */
export type ScalarListField = FieldBase & {
  readonly type: 'list';
  readonly item: 'text' | 'string' | 'slot' | 'intent' | 'action';
  /** Of texts of a word or two: all in one line, as tags. */
  readonly short?: boolean;
  readonly addLabel: string;
};

/** A list of objects, each with its own fields (paths relative to the item): options, cases. */
export type ObjectListField = FieldBase & {
  readonly type: 'objects';
  readonly fields: readonly (ScalarField | ScalarListField | TextMapField)[];
  readonly addLabel: string;
  /** Creates an item; `n` counts from 1 and makes its id unique. */
  readonly create: (n: number) => Readonly<Record<string, Json>>;
};

/** A map from name to text: headers, query parameters. */
export type TextMapField = FieldBase & {
  readonly type: 'texts';
  readonly addLabel: string;
};

/** A map from identifier to an object with its own fields: the inputs of an action. */
export type NamedObjectsField = FieldBase & {
  readonly type: 'named';
  readonly fields: readonly ScalarField[];
  readonly addLabel: string;
};

/**
 * A map from name to CEL. `keys` sets which names are offered: slots of the project, inputs of the action named in the
 * field at `actionPath`, or any identifier.
 */
export type ExpressionMapField = FieldBase & {
  readonly type: 'expressions';
  readonly keys: 'slots' | 'action-inputs' | 'free';
  readonly actionPath?: string;
  readonly addLabel: string;
};

/** A form field as data: the inspector draws it, and the checks follow its references. */
export type FieldDescriptor =
  | ScalarField
  | ScalarListField
  | ObjectListField
  | ExpressionMapField
  | TextMapField
  | NamedObjectsField;

/** A group of fields of a document, under a heading: a group of policies, the request of an action. */
export interface FormGroup {
  /** Key of the object that the fields' paths begin in; empty for the object around the groups. */
  readonly path: string;
  readonly label: string;
  /** What the group is about, in one sentence. */
  readonly help: string;
  readonly fields: readonly FieldDescriptor[];
}

/** The options for the priority of a handoff. */
export const priorityOptions: readonly { readonly value: Priority; readonly label: string }[] = [
  { value: 'low', label: 'Low' },
  { value: 'normal', label: 'Normal' },
  { value: 'high', label: 'High' },
  { value: 'urgent', label: 'Urgent' },
];
