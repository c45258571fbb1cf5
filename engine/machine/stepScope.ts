import type { Json, JsonObject } from '../base/json.ts';
import type { Customer } from '../kit/customer.ts';
import type { Frame, LastMessage } from '../kit/snapshot.ts';
import type { StepContext, StepTrigger } from '../kit/stepContext.ts';
import type { Policies } from '../model/policies.ts';
import type { SlotDefinition } from '../model/projectManifest.ts';
import { drawVariant } from './drawVariant.ts';
import { expressionNames } from './expressionNames.ts';
import { topFrame } from './frames.ts';
import type { Run } from './run.ts';

/** What a step sees of a run. The names for expressions are only put together when one is evaluated. */
export class StepScope implements StepContext {
  readonly trigger: StepTrigger;
  readonly flow: string;
  readonly state: string;
  readonly slots: JsonObject;
  readonly vars: JsonObject;
  readonly local: JsonObject;
  readonly message: LastMessage | null;
  readonly policies: Policies;
  readonly customer: Customer;
  readonly #run: Run;
  readonly #frame: Frame;
  #names: JsonObject | undefined;

  constructor(run: Run, trigger: StepTrigger) {
    const frame = topFrame(run);
    this.#run = run;
    this.#frame = frame;
    this.trigger = trigger;
    this.flow = frame.flow;
    this.state = frame.state;
    this.slots = run.draft.slots;
    this.vars = frame.vars;
    this.local = frame.local;
    this.message = run.draft.message;
    this.policies = run.project.policies;
    this.customer = run.draft.customer;
  }

  variant(weights: readonly number[]): number {
    return drawVariant(this.#run.draft.seed, `${this.flow}/${this.state}`, weights);
  }

  get rewalking(): boolean {
    const { rewalking, state } = this.#frame;
    return rewalking !== undefined && rewalking !== state;
  }

  connected(outcome: string): boolean {
    const { flow, state } = this.#frame;
    return this.#run.project.flows.get(flow)?.states.get(state)?.on.has(outcome) === true;
  }

  slot(name: string): SlotDefinition | undefined {
    return this.#run.project.slots.get(name);
  }

  evaluate(expression: string, extra?: JsonObject): Json {
    return this.#run.project.evaluate(expression, this.#namesWith(extra));
  }

  render(text: string, extra?: JsonObject): string {
    return this.#run.project.render(text, this.#run.draft.locale, () => this.#namesWith(extra));
  }

  #namesWith(extra: JsonObject | undefined): JsonObject {
    this.#names ??= expressionNames(this.#run.draft, this.#frame);
    return extra === undefined ? this.#names : { ...this.#names, ...extra };
  }
}
