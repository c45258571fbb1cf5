import { describe, expect, it } from 'vitest';
import { localeChain } from './documents/locale.ts';
import { shopProject } from './fixtures/shopProject.ts';
import { parseProject } from './parseProject.ts';
import type { Project } from './project.ts';
import { findText } from './project.ts';

const shop = parseProject(shopProject).project!;

describe('localeChain', () => {
  const chain = (locale: string, localeFallbacks: Record<string, string[]> = {}) =>
    localeChain({ defaultLocale: 'en', localeFallbacks }, locale).join(' ');

  it('removes one subtag after the other, then falls back to the default', () => {
    expect(chain('zh-Hant-TW')).toBe('zh-Hant-TW zh-Hant zh en');
    expect(chain('de-x-formal')).toBe('de-x-formal de en');
    expect(chain('en')).toBe('en');
  });

  it('uses the fallbacks of a locale before its language, and then those of the language', () => {
    const fallbacks = { 'pt-BR': ['pt-PT', 'es'], pt: ['gl'], en: ['de'] };
    expect(chain('pt-BR', fallbacks)).toBe('pt-BR pt-PT es pt gl en');
  });

  it('lists no locale twice', () => {
    expect(chain('de-AT', { 'de-AT': ['de', 'en'] })).toBe('de-AT de en');
  });
});

describe('findText', () => {
  const text = (locale: string, key: string, project: Project = shop) => findText(project, locale, key);

  it('looks in the locale, then in the default one', () => {
    expect(text('de', 'main.greeting')).toEqual({ text: 'Hallo, ich bin der Assistent.', locale: 'de' });
    expect(text('fr', 'main.greeting')).toEqual({ text: "Hello, I am the shop's assistant.", locale: 'en' });
    expect(text('de', 'main.nothing')).toBeUndefined();
  });

  it('includes the built-in texts, in German too, and lets the project replace them', () => {
    expect(text('de-AT', 'dialoom.yes')).toEqual({ text: 'Ja', locale: 'de' });
    expect(text('fr', 'dialoom.yes')).toEqual({ text: 'Yes', locale: 'en' });
    const own = { ...shop, locales: { ...shop.locales, 'de-AT': { 'dialoom.yes': 'Jo' } } };
    expect(text('de-AT', 'dialoom.yes', own)?.text).toBe('Jo');
  });

  it('falls back to English built-in texts if neither locale has any', () => {
    const french = { ...shop, manifest: { ...shop.manifest, defaultLocale: 'fr' } };
    expect(text('fr', 'dialoom.yes', french)).toEqual({ text: 'Yes', locale: 'en' });
  });
});
