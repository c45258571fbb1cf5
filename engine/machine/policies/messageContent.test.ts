import { describe, expect, it } from 'vitest';
import type { NluResult } from '../../model/ports.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { play, type StateSketch, sketchFlow, sketchProject } from '../fixtures/machineHarness.ts';

function conversation(locales: readonly string[] = ['en', 'de', 'de-AT', 'fr']) {
  const ask = {
    id: 'ask',
    kind: 'collect',
    slot: 'any',
    always: true,
    prompt: '$main.ask',
    on: { next: 'ask' },
  };
  const project = {
    ...sketchProject([sketchFlow('main', [ask])], {
      locales: [...locales],
      slots: { any: { type: 'text' } },
    }),
    locales: { en: { 'main.ask': 'Well?' }, de: { 'main.ask': 'Nun?' }, fr: { 'main.ask': 'Alors ?' } },
  };
  const { send } = play(project, nodeRegistry);
  return (language?: string, value?: string): string => {
    const nlu: NluResult = { intents: [], entities: [], ...(language !== undefined && { language }) };
    const event = { type: 'message', at: 2, text: 'Something', nlu } as const;
    const { snapshot, effects, steps } = send(value === undefined ? event : { ...event, value });
    const noted = steps.some(({ why }) => why?.code === 'language_changed') ? '!' : '';
    const said = effects.find((effect) => effect.type === 'say')?.text ?? '';
    return `${snapshot.locale}${noted} ${said}`;
  };
}

describe('the language of a conversation', () => {
  it('is that of the first message in another language', () => {
    const say = conversation();
    expect([say(), say('de'), say('de')]).toEqual(['en Well?', 'de! Nun?', 'de Nun?']);
  });

  it('switches early even if the customer began in the default language', () => {
    const say = conversation();
    expect([say('en'), say('en'), say('de')].at(-1)).toBe('de! Nun?');
  });

  it('switches early only once: switching back takes two messages', () => {
    const say = conversation();
    expect([say('de'), say('en'), say('en')]).toEqual(['de! Nun?', 'de Nun?', 'en! Well?']);
  });

  it('switches later after two messages in a row, ignoring undetected ones', () => {
    const say = conversation();
    for (let turn = 0; turn < 3; turn++) say('en');
    expect([say('de'), say('fr'), say(), say('fr')]).toEqual([
      'en Well?',
      'en Well?',
      'en Well?',
      'fr! Alors ?',
    ]);
  });

  it('keeps its region', () => {
    const say = conversation(['de-AT', 'de', 'en']);
    expect([say('de-AT'), say('de'), say('de')]).toEqual(['de-AT! Nun?', 'de-AT Nun?', 'de-AT Nun?']);
  });

  it('ignores tapped replies and languages that the project does not have', () => {
    const say = conversation();
    expect([say('de', 'option'), say('es'), say('es')]).toEqual(['en Well?', 'en Well?', 'en Well?']);
  });
});

const ask: StateSketch = {
  id: 'ask',
  kind: 'collect',
  slot: 'order_id',
  prompt: 'Which order?',
  always: true,
};
const slots = {
  order_id: { type: 'text', entity: 'order' },
  other_order_id: { type: 'text', entity: 'order' },
  size: { type: 'number', entity: 'number' },
};

/** The slots after a message; each value is an order number, and the number in it. */
function slotsAfter(...messages: readonly (readonly [text: string, ...orders: readonly string[]])[]) {
  const chat = play(sketchProject([sketchFlow('main', [ask])], { slots }), nodeRegistry);
  for (const [text, ...orders] of messages) {
    const entities = orders.flatMap((value) => {
      const start = text.indexOf(value);
      const place = { text: value, start, end: start + value.length };
      return [
        { entity: 'number', value: Number(value), ...place },
        { entity: 'order', value, ...place },
      ];
    });
    chat.send({ type: 'message', at: 2, text, nlu: { intents: [], entities } });
  }
  return chat.snapshot().slots;
}

it('leaves the first value to the state that asks, and gives a second one to the next slot', () => {
  expect(slotsAfter(['111 and 222', '111', '222'])).toMatchObject({ order_id: '111', other_order_id: '222' });
});

it('does not read the digits of an order number as a number', () => {
  expect(slotsAfter(['111', '111']).size).toBeNull();
});

it('does not fill another slot with a correction', () => {
  const corrected = slotsAfter(['111', '111'], ['actually 222, not 111', '111', '222']);
  expect(corrected).toMatchObject({ other_order_id: null });
});
