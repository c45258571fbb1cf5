// What an import can choose from, and what it reports.

import { z } from 'zod';

/** The params of each code of a report. `place` is the place in the file: `line 12`, `train[3]`. */
export interface ReportParams {
  /** An intent was created. */
  readonly intent_made: { readonly intent: string; readonly label: string; readonly utterances: number };
  /** Utterances were added to an intent of the project. */
  readonly intent_extended: { readonly intent: string; readonly utterances: number };
  /** Out-of-scope messages were added. */
  readonly out_of_scope_extended: { readonly messages: number };
  /** A label was not a valid identifier and was converted to one. */
  readonly label_changed: { readonly label: string; readonly intent: string };
  /** A label contains nothing that can be an identifier. */
  readonly label_unusable: { readonly label: string; readonly messages: number };
  /** Several labels gave the same identifier and became one intent. */
  readonly labels_joined: { readonly labels: readonly string[]; readonly intent: string };
  /** The same utterance of the same intent is already in the file or the project; `null`: out of scope. */
  readonly utterance_known: { readonly text: string; readonly intent: string | null };
  /** The utterance already belongs to another intent; `null`: out of scope. */
  readonly utterance_elsewhere: {
    readonly text: string;
    readonly intent: string | null;
    readonly other: string | null;
  };
  /** An annotation names an entity that the project does not have; its brackets became a part of the text. */
  readonly annotation_unknown: { readonly text: string; readonly entity: string };
  /** The project has no such language. */
  readonly locale_unknown: { readonly locale: string; readonly text: string };
  /** A part of the file is test data and was not imported. */
  readonly part_left_out: { readonly part: string; readonly messages: number };
  /** An action was created. */
  readonly action_made: { readonly action: string };
  /** A variable or secret was declared in the project. */
  readonly variable_declared: { readonly name: string };
  /** The action uses a secret by this name; its value was not stored. */
  readonly secret_named: { readonly secret: string };
  /** A secret that has no place in the action, such as a cookie; its value was not stored. */
  readonly secret_left_out: { readonly place: string };
  /** Headers that clients send for themselves. */
  readonly headers_left_out: { readonly headers: string };
  /** An option of a command that has no counterpart. */
  readonly option_left_out: { readonly option: string };
  /** What followed the command. */
  readonly command_left_out: { readonly command: string };
  /** The action of an operation is already in the project; it stays as it is. */
  readonly action_known: { readonly action: string };
  /** An operation that is not an action, by its method or because its path cannot be sent. */
  readonly operation_left_out: { readonly why: 'method' | 'path' };
  /** The service announces that it will end the operation. */
  readonly operation_deprecated: { readonly action: string };
  /** What the service calls: webhooks, or callbacks of an operation. */
  readonly calls_left_out: { readonly calls: 'webhooks' | 'callbacks' };
  /** A parameter that an action cannot send. */
  readonly parameter_left_out: {
    readonly parameter: string;
    readonly why: 'cookie' | 'style' | 'header' | 'invalid';
  };
  /** A parameter that takes a list became a text. */
  readonly list_as_text: { readonly input: string };
  /** Parts with fields or alternatives of their own became one input each. */
  readonly nested_as_json: { readonly inputs: readonly string[] };
  /** A body that an action cannot send. */
  readonly body_left_out: { readonly contentType: string };
  /** An answer of which nothing can be kept. */
  readonly answer_left_out: { readonly contentType: string };
  /** Fields of a body without an input, or of an answer without an output. */
  readonly fields_left_out: { readonly part: 'body' | 'answer'; readonly fields: readonly string[] };
  /** A way to authenticate that actions do not know, or a second one at the same time. */
  readonly auth_left_out: { readonly scheme: string; readonly kind: string };
  /** The document gives no whole address of the service. */
  readonly server_incomplete: { readonly server: string; readonly variable: string };
  /** The address has variables, and their defaults were used. */
  readonly server_filled: { readonly server: string; readonly variable: string };
  /** Another address of the service. */
  readonly server_left_out: { readonly server: string; readonly variable: string };
  /** A reference to another document, or to nothing. */
  readonly reference_left_out: { readonly reference: string };
}

/** The code of a report entry. */
export type ReportCode = keyof ReportParams;

/** What happened to something in the file. */
export type ReportEntry = {
  readonly [C in ReportCode]: {
    readonly code: C;
    readonly outcome: 'taken' | 'changed' | 'left_out';
    /** Absent if it concerns the whole file. */
    readonly place?: string;
    readonly params: ReportParams[C];
  };
}[ReportCode];

/** The same where it crosses the contract; the code of an entry determines its parameters. */
export const reportEntry = z.strictObject({
  code: z.string(),
  outcome: z.enum(['taken', 'changed', 'left_out']),
  place: z.string().optional(),
  params: z.record(z.string(), z.unknown()),
}) as unknown as z.ZodType<ReportEntry>;

/** What an import would do. Nothing is written yet. */
export const plannedImport = z.strictObject({
  /** What is imported, changed and left out, in the order of the file. */
  report: z.array(reportEntry),
  /** New texts of files, based on the saved ones; null: there is none yet. */
  files: z.array(z.strictObject({ path: z.string(), before: z.string().nullable(), after: z.string() })),
});

export type PlannedImport = z.infer<typeof plannedImport>;

/** An operation of a service, as a file describes it. */
export const operationSummary = z.strictObject({
  /** What it is chosen by, and the id of its action unless that is taken. */
  id: z.string(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  /** With its parameters in braces: `/orders/{id}`. */
  path: z.string(),
  /** Empty if there is none. */
  summary: z.string(),
  tags: z.array(z.string()).readonly(),
  deprecated: z.boolean(),
});

export type OperationSummary = Readonly<z.infer<typeof operationSummary>>;

/** The operations to import: by id (or by `GET /orders`), those with a tag, or all. */
export type OperationChoice = { readonly ids: readonly string[] } | { readonly tag: string } | 'all';
