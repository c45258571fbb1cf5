import type { Audience, WrittenAs } from '../base/formats/audience.ts';
import { dayIn, momentIn } from '../base/formats/timeZone.ts';
import type { Json, JsonObject } from '../base/json.ts';
import type { Customer, Frame, LastMessage, Snapshot } from '../kit/snapshot.ts';
import type { StepContext, StepTrigger } from '../kit/step.ts';
import { inRegionOf } from '../model/documents/locale.ts';
import type { Policies } from '../model/documents/policies.ts';
import type { SlotDefinition } from '../model/documents/projectManifest.ts';
import type { CompiledProject } from './compiledProject.ts';
import { topFrame } from './frames.ts';
import type { TransitionContext } from './transitionContext.ts';

/**
 * Draws one of several variants by weight. The same seed and place always give the same variant, so a conversation is
 * consistent and a replay repeats it.
 *
 * @param seed - The conversation's seed.
 * @param place - The state that draws: `flow/state`.
 * @param weights - At least one, all above 0.
 * @returns An index into `weights`.
 */
export function drawVariant(seed: number, place: string, weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = fraction(`${seed} ${place}`) * total;
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}

/**
 * A pseudo-random number in [0, 1) from a text: FNV-1a, then the finaliser of MurmurHash3, which spreads similar
 * texts.
 */
function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * The names available to expressions and templates: `slots`, `vars`, `message`, `intent`, `entities`, `turn`,
 * `locale`, `now`, `today`, `timeZone`, `customer`. The time is that of the event, so that a replay has the same.
 */
function expressionNames(snapshot: Readonly<Snapshot>, frame: Frame, timeZone: string): JsonObject {
  const nlu = snapshot.message?.nlu;
  const best = nlu?.intents[0];
  const entities: Record<string, Json> = {};
  for (const mention of nlu?.entities ?? []) {
    const { entity, role, value } = mention;
    if (!(entity in entities)) entities[entity] = value;
    const inRole = `${entity}:${role}`;
    if (role !== undefined && !(inRole in entities)) entities[inRole] = value;
  }
  return {
    slots: snapshot.slots,
    vars: frame.vars,
    // Unknown sentiment or urgency counts as 0.
    message: {
      text: snapshot.message?.text ?? '',
      sentiment: nlu?.sentiment ?? 0,
      urgency: nlu?.urgency ?? 0,
    },
    intent: { name: best?.intent ?? '', confidence: best?.confidence ?? 0 },
    entities,
    turn: snapshot.turn,
    locale: snapshot.locale,
    // Hardly any expression needs the time, which takes longer than all others together.
    get now() {
      return momentIn(snapshot.at, timeZone);
    },
    get today() {
      return dayIn(snapshot.at, timeZone);
    },
    timeZone,
    customer: snapshot.customer,
  };
}

const slotPrefix = 'slots.';

/** The time zone of a conversation: the customer's if it is known, otherwise the project's. */
export function timeZoneOf({ manifest }: CompiledProject, { place }: Pick<Snapshot, 'place'>): string {
  return place?.timeZone ?? manifest.timeZone;
}

/** The context of a step. The names for expressions are built only when one is evaluated. */
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
  readonly #context: TransitionContext;
  readonly #frame: Frame;
  #names: JsonObject | undefined;

  constructor(context: TransitionContext, trigger: StepTrigger) {
    const frame = topFrame(context);
    this.#context = context;
    this.#frame = frame;
    this.trigger = trigger;
    this.flow = frame.flow;
    this.state = frame.state;
    this.slots = context.draft.slots;
    this.vars = frame.vars;
    this.local = frame.local;
    this.message = context.draft.message;
    this.policies = context.project.policies;
    this.customer = context.draft.customer;
  }

  variant(weights: readonly number[]): number {
    return drawVariant(this.#context.draft.seed, `${this.flow}/${this.state}`, weights);
  }

  get rewalking(): boolean {
    const { rewalking, state } = this.#frame;
    return rewalking !== undefined && rewalking !== state;
  }

  get returned(): boolean {
    const { rewalking, state } = this.#frame;
    return rewalking === state;
  }

  noted(slot: string): Json | undefined {
    return this.#context.draft.noted?.[slot];
  }

  connected(outcome: string): boolean {
    const { flow, state } = this.#frame;
    return this.#context.project.flows.get(flow)?.states.get(state)?.on.has(outcome) === true;
  }

  slot(name: string): SlotDefinition | undefined {
    return this.#context.project.slots.get(name);
  }

  evaluate(expression: string, extra?: JsonObject): Json {
    return this.#context.project.evaluate(expression, this.#namesWith(extra));
  }

  render(text: string, extra?: JsonObject, slotOf: Readonly<Record<string, string>> = {}): string {
    const { draft, project } = this.#context;
    const kindOf = (path: string): WrittenAs | undefined => {
      const slot = path.startsWith(slotPrefix) ? path.slice(slotPrefix.length) : slotOf[path];
      const type = slot === undefined ? undefined : project.slots.get(slot)?.type;
      return type === 'money' || type === 'date' || type === 'time' ? type : undefined;
    };
    const audience = (): Audience => ({
      locale: inRegionOf(draft.locale, draft.place?.locale),
      timeZone: timeZoneOf(project, draft),
      now: draft.at,
      kindOf,
    });
    return project.render(text, draft.locale, () => this.#namesWith(extra), audience);
  }

  #namesWith(extra: JsonObject | undefined): JsonObject {
    const { draft, project } = this.#context;
    this.#names ??= expressionNames(draft, this.#frame, timeZoneOf(project, draft));
    return extra === undefined ? this.#names : { ...this.#names, ...extra };
  }
}
