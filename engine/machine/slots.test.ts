import { describe, expect, it } from 'vitest';
import { nodeRegistry } from '../nodes/index.ts';
import { play, type StateSketch, saidIn, sketchFlow, sketchProject } from './fixtures/machineHarness.ts';

const end: StateSketch = { id: 'end', kind: 'end' };
const slots = { size: { type: 'text' }, name: { type: 'text' } };

const ask = (slot: string, next: string): StateSketch => ({
  id: slot,
  kind: 'collect',
  slot,
  prompt: `${slot}?`,
  on: { next },
});
const call = (flow: string, on: Readonly<Record<string, string>>): StateSketch => ({
  id: `call_${flow}`,
  kind: 'call_flow',
  flow,
  on,
});

describe('slots that a flow owns', () => {
  it('are emptied when it ends, after its outputs were read, and no others are', () => {
    const main = sketchFlow('main', [
      { ...call('order', { resolved: 'more', unresolved: 'end' }), outputs: { taken: 'slots.size' } },
      {
        id: 'more',
        kind: 'choice',
        prompt: '{{ vars.taken }}. More?',
        options: [{ id: 'go', label: 'Go' }],
        on: { go: 'end' },
      },
      end,
    ]);
    const order = sketchFlow('order', [ask('size', 'name'), ask('name', 'end'), end], [], { owns: ['size'] });
    const chat = play(sketchProject([main, order], { slots }), nodeRegistry);
    chat.say('M');
    expect(chat.snapshot().slots).toEqual({ size: 'M', name: null });
    expect(saidIn(chat.say('Ann'))).toEqual(['M. More?']);
    expect(chat.snapshot().slots).toEqual({ size: null, name: 'Ann' });
  });

  it('are emptied when it goes to another flow, unless that owns them too', () => {
    const goTo = (flow: string) => ({ id: 'leave', kind: 'go_to', flow });
    const main = (to: string) => sketchFlow('main', [ask('size', 'leave'), goTo(to)], [], { owns: ['size'] });
    const other = sketchFlow('other', [ask('name', 'end'), end]);
    const owner = sketchFlow('owner', [ask('name', 'end'), end], [], { owns: ['size'] });
    const sizeAfter = (to: string) => {
      const chat = play(sketchProject([main(to), other, owner], { slots }), nodeRegistry);
      chat.say('M');
      return chat.snapshot().slots.size;
    };
    expect([sizeAfter('other'), sizeAfter('owner')]).toEqual([null, 'M']);
  });

  it('stay while a calling flow owns them too', () => {
    const options = [{ id: 'go', label: 'Go' }];
    const main = sketchFlow(
      'main',
      [ask('size', 'ask'), { id: 'ask', kind: 'choice', prompt: 'Well?', options, on: { go: 'end' } }, end],
      [],
      { owns: ['size'] },
    );
    const other = sketchFlow('other', [ask('name', 'end'), end], ['want_other'], { owns: ['size', 'name'] });
    const chat = play(sketchProject([main, other], { slots }), nodeRegistry);
    chat.say('M');
    chat.say('?', 'want_other');
    chat.say('Ann');
    expect(chat.snapshot().slots).toEqual({ size: 'M', name: null });
  });

  it('are still readable when the conversation has ended', () => {
    const main = sketchFlow('main', [ask('size', 'end'), end], [], { owns: ['size'] });
    const chat = play(sketchProject([main], { slots }), nodeRegistry);
    chat.say('M');
    expect(chat.snapshot()).toMatchObject({ status: 'ended', slots: { size: 'M' } });
  });
});
