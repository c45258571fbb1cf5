import { describe, expect, it } from 'vitest';
import { chunkSources } from './chunkSources.ts';

const read = async (files: Readonly<Record<string, string>>, today?: string) => {
  const sources = Object.entries(files).map(([path, text]) => ({ path: `knowledge/${path}`, text }));
  const { chunks, problems } = await chunkSources(sources, today);
  return {
    chunks: chunks.map(({ id, alsoIn }) =>
      [id, ...(alsoIn ?? [])].map((one) => one.replace('knowledge/', '')),
    ),
    problems: problems.map(({ code, severity, location }) => [
      code,
      severity,
      location?.file,
      location?.line,
    ]),
  };
};
const warning = (code: string, file: string, line?: number) => [code, 'warning', `knowledge/${file}`, line];

describe('repeated passages', () => {
  it('are one passage with the ids of the others, also if case, marks or a word differ', async () => {
    const text = 'You can send back whatever you bought within thirty days of its arrival, in its box.';
    const { chunks, problems } = await read({
      'a.csv': `question,answer\nReturns?,"${text}"\nreturns,"${text.toUpperCase().replace(',', '')}"\nHow to return?,"${text}"`,
      'b.md': `# Help\n\n## Returns?\n\n${text.replace('its box', 'the box')}`,
    });
    expect(chunks).toEqual([['a.csv#how-to-return'], ['a.csv#returns', 'a.csv#returns-2', 'b.md#returns']]);
    expect(problems).toEqual([]);
  });

  it('stay apart for other readers, languages and subjects, and if a number or a negation differs', async () => {
    const answer = 'Parcels that weigh less than 5 kg are taken to every address in the country.';
    const rows = [
      `Parcels?,"${answer}",,`,
      `Parcels?,"${answer}",staff,`,
      `Parcels?,"${answer}",,de`,
      `Heavy?,"${answer}",,`,
      `Heavy?,"${answer.replace('5', '9')}",,`,
      `Heavy?,"${answer.replace('Parcels', 'Letters')}",,`,
      `Light?,"${answer}",,`,
      `Light?,"${answer.replace('are', 'are not')}",,`,
    ];
    const { chunks } = await read({ 'a.csv': `question,answer,access,locale\n${rows.join('\n')}` });
    expect(chunks.map((ids) => ids.length)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('that fill a file are a copy of it', async () => {
    const text = (days: number) =>
      `# Returns\n\n## Time\n\nYou have ${days} days.\n\n## Price\n\nIt is free.\n\n## Place\n\nAny shop.`;
    expect((await read({ 'copy of returns.md': text(30), 'returns.md': text(30) })).problems).toEqual([
      warning('KB_SOURCE_COPIED', 'returns.md'),
    ]);
    expect((await read({ 'copy of returns.md': text(14), 'returns.md': text(30) })).problems).toEqual([
      warning('KB_PASSAGES_DIFFER', 'returns.md', 3),
    ]);
  });
});

describe('contradictions', () => {
  it('are yes and no, and different answers to one question', async () => {
    const faq =
      'question,answer\nCan I pay with PayPal?,"Yes, PayPal is accepted."\n\nIs it free?,At the till.';
    expect(
      (
        await read({
          'a.csv': faq,
          'b.md': '# Payment\n\n## Can I pay with PayPal?\n\nWe deliver in three days.',
          'c.csv': 'question,answer\ncan i pay with paypal,No.\nIs it free?,Online only.',
        })
      ).problems,
    ).toEqual([warning('KB_PASSAGES_DIFFER', 'c.csv', 2), warning('KB_PASSAGES_DIFFER', 'c.csv', 3)]);
  });

  it('are the same sentences with another number or a negation, in German as well', async () => {
    const both = (one: string, other: string) =>
      read({ 'a.md': `# Preise\n\n## Versand\n\n${one}`, 'b.md': `# Preise\n\n## Versand\n\n${other}` });
    const sentence = 'Der Versand nach Norwegen kostet 9,90 Euro und wird angeboten.';
    expect((await both(sentence, sentence.replace('9,90', '12'))).problems).toHaveLength(1);
    expect((await both(sentence, sentence.replace('wird', 'wird nicht'))).problems).toHaveLength(1);
    expect((await both(sentence, 'Pakete kommen nach 3 Tagen an.')).problems).toEqual([]);
  });

  it('are not sections of other documents that only share a general heading', async () => {
    const file = (name: string, version: string) =>
      `# ${name}\n\n## Action required\n\nPlease update the agent to version ${version}.\n\n## How long does it take?\n\n${version} days.`;
    expect((await read({ 'a.md': file('May', '1.2'), 'b.md': file('June', '1.3') })).problems).toEqual([]);
  });
});

describe('the last day of a passage', () => {
  it('is reported once it is past, by file or by row', async () => {
    const files = {
      'a.md': '---\nvalid until: 2026-11-30\n---\n# Sale\n\n## Shoes\n\nHalf price.\n\n## Hats\n\nFree.',
      'b.csv': 'question,answer,g\u00FCltig bis\nSale?,Today.,30.11.2026\nHours?,9 to 5.,',
      'c.md': '---\nvalidUntil: 2026-12-01\n---\n# Today\n\nStill.',
    };
    expect((await read(files, '2026-12-01')).problems).toEqual([
      warning('KB_PASSAGES_EXPIRED', 'a.md', 6),
      warning('KB_PASSAGES_EXPIRED', 'b.csv', 2),
    ]);
    expect((await read(files, '2026-11-30')).problems).toEqual([]);
    expect((await read(files)).problems).toEqual([]);
  });

  it.each(['soon', '2026-13-01', '31.02.2026', '12/31/26'])('is an error if it is %s', async (day) => {
    const { chunks, problems } = await read({ 'a.csv': `question,answer,valid until\nSale?,Today.,${day}` });
    expect(chunks).toEqual([]);
    expect(problems).toEqual([['KB_VALID_UNTIL_INVALID', 'error', 'knowledge/a.csv', 2]]);
  });
});

it('leaves out a source with both versions of a conflict, and says where', async () => {
  const text = '# Returns\n\n<<<<<<< HEAD\n30 days.\n=======\n14 days.\n>>>>>>> sale\n';
  expect(await read({ 'a.md': text, 'b.md': '# Title\n=======\n\nFine.' })).toEqual({
    chunks: [['b.md#top']],
    problems: [['KB_SOURCE_CONFLICT', 'error', 'knowledge/a.md', 3]],
  });
});
