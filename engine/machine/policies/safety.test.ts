import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../base/json.ts';
import { nodeRegistry } from '../../nodes/index.ts';
import { hearAs } from '../fixtures/heardAs.ts';
import { play, type StateSketch, saidIn, sketchFlow, sketchProject } from '../fixtures/machineHarness.ts';
import { proposeReadings } from '../hearMessage.ts';

const ask: StateSketch = {
  id: 'ask',
  kind: 'collect',
  slot: 'note',
  prompt: 'What is it?',
  acceptAnything: true,
  on: { next: 'end' },
};

function start(safety: JsonObject = {}, manifest: JsonObject = {}) {
  const main = sketchFlow('main', [ask, { id: 'end', kind: 'end' }]);
  const slots = { note: { type: 'text' } };
  return play(sketchProject([main], { slots, policies: { safety }, ...manifest }), nodeRegistry);
}

const inDanger = (about: string, safety: JsonObject = {}, manifest: JsonObject = {}) =>
  hearAs(start(safety, manifest), 'somebody is dying', [{ kind: 'danger', about }]);

describe('danger', () => {
  it.each([
    ['self_harm', '988'],
    ['violence', '911'],
    ['medical', '911'],
  ])('names help and hands over urgently: %s', (about, number) => {
    const { effects, snapshot } = inDanger(about);
    expect(effects.map(({ type }) => type)).toEqual(['say', 'escalate', 'end']);
    expect(effects[0]).toMatchObject({ text: expect.stringContaining(number) });
    expect(effects[1]).toMatchObject({
      trigger: 'danger',
      priority: 'urgent',
      queue: 'support',
      reason: { code: 'danger', params: { danger: about } },
    });
    expect(snapshot).toMatchObject({ status: 'ended', resolution: 'escalated', slots: { note: null } });
  });

  it.each<[string, JsonObject, JsonObject, string]>([
    ['that the project states', { country: 'GB' }, {}, '116 123'],
    ['of the locale', {}, { defaultLocale: 'en-AU', locales: ['en-AU'] }, '13 11 14'],
    ['that is the largest of the language', {}, { defaultLocale: 'en', locales: ['en'] }, '988'],
  ])('has the numbers of the country %s', (_, safety, manifest, number) => {
    expect(saidIn(inDanger('self_harm', safety, manifest)).join()).toContain(number);
  });

  it('has no number for a country without built-in ones', () => {
    const [text = ''] = saidIn(inDanger('violence', { country: 'NZ' }));
    expect(text).toContain('local emergency number');
    expect(text).not.toMatch(/\d/);
  });

  it("has the project's queue and text", () => {
    const { effects } = inDanger('medical', { queue: 'crisis', message: 'Help is coming.' });
    expect(effects[0]).toMatchObject({ text: 'Help is coming.' });
    expect(effects[1]).toMatchObject({ queue: 'crisis' });
  });

  it.each([
    [true, 'ended', 'escalated'],
    [false, 'ended', 'resolved'],
  ])('is recognised if the project has not switched it off: %s', (enabled, status, resolution) => {
    const chat = start({ enabled });
    const message = { text: 'I want to kill myself', nlu: { intents: [], entities: [] } };
    const readings = proposeReadings(chat.project, chat.snapshot(), { at: 3, message });
    expect(readings.some(({ kind }) => kind === 'danger')).toBe(enabled);
    chat.send({ type: 'message', at: 3, ...message, readings });
    expect(chat.snapshot()).toMatchObject({ status, resolution });
  });
});
