import type { Json, JsonObject } from '../base/json.ts';
import type { Frame, Snapshot } from '../kit/snapshot.ts';

/** The names that expressions and templates see: `slots`, `vars`, `message`, `intent`, `entities`, `turn`, `locale`, `customer`. */
export function expressionNames(snapshot: Readonly<Snapshot>, frame: Frame): JsonObject {
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
    // A mood or an urgency that nobody can tell is none.
    message: {
      text: snapshot.message?.text ?? '',
      sentiment: nlu?.sentiment ?? 0,
      urgency: nlu?.urgency ?? 0,
    },
    intent: { name: best?.intent ?? '', confidence: best?.confidence ?? 0 },
    entities,
    turn: snapshot.turn,
    locale: snapshot.locale,
    customer: snapshot.customer,
  };
}
