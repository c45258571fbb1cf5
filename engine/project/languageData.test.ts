import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseProject } from '../model/parseProject.ts';
import { dictionaryWord } from '../nlu/dictionary/dictionary.ts';
import { dictionaryOf, wordsOfProject } from './languageData.ts';
import { packageRoot } from './packageRoot.ts';
import { readProjectFolder } from './readProjectFolder.ts';

const unknownTo = (language: string, words: string) =>
  words.split(' ').filter((word) => dictionaryOf(language)?.has(dictionaryWord(word)) !== true);

describe('English', () => {
  test('knows what is easily taken for something else', () => {
    expect(
      unknownTo('en', 'old gold bold sold stone store kept keep black slack large charge cancel'),
    ).toEqual([]);
  });

  test('knows inflected forms, British spelling, names and words of chats', () => {
    expect(
      unknownTo('en', 'jeans refunded cancelled colour sizes Emily iPhone PayPal wifi dont okay gonna'),
    ).toEqual([]);
  });

  test('does not know misspellings', () => {
    const misspelt = 'gld damged stor recieved refudn oder pacakge adress wrnog deliverd';
    // "oder" is a river, and a name in film subtitles.
    expect(unknownTo('en', misspelt)).toEqual(misspelt.split(' ').filter((word) => word !== 'oder'));
  });
});

describe('German', () => {
  test('knows what is easily taken for something else', () => {
    expect(unknownTo('de', 'Halt Haut alt gold Geld bald kalt Laden Faden Größe Grüße Hose Dose')).toEqual(
      [],
    );
  });

  test('knows inflected forms, compounds, umlauts without dots and borrowed words', () => {
    expect(
      unknownTo(
        'de',
        'beschädigtes Bestellungen storniert Lieferungsstatus Schuhgroesse Jeans Sneaker Tracking',
      ),
    ).toEqual([]);
  });

  test('does not know misspellings', () => {
    const misspelt = 'beschädgt Bestelung stornirt Rückgbae Liferung Grösze falsh';
    expect(unknownTo('de', misspelt)).toEqual(misspelt.split(' '));
  });
});

test('French and Spanish have dictionaries, other languages none', () => {
  expect(unknownTo('fr', 'commande remboursement chaussures reçu taille')).toEqual([]);
  expect(unknownTo('es', 'pedido reembolso zapatos recibido tamaño')).toEqual([]);
  expect(unknownTo('fr', 'comande')).toEqual(['comande']);
  expect(unknownTo('es', 'pedidoo')).toEqual(['pedidoo']);
  expect(dictionaryOf('nl')).toBeUndefined();
});

test('a project knows its own words and those of its languages', async () => {
  const { files } = await readProjectFolder(join(packageRoot, 'templates', 'retail-support'));
  const { project } = parseProject(files);
  if (project === undefined) throw new Error('The template has no manifest');
  const { isKnown } = wordsOfProject(project);
  expect(['fernwood', 'gold', 'haut'].map(isKnown)).toEqual([true, true, true]);
  expect(['gld', 'beschadgt'].map(isKnown)).toEqual([false, false]);
});
