import { de } from './de/de.ts';
import { en } from './en/en.ts';
import { es } from './es/es.ts';
import { fr } from './fr/fr.ts';
import { it } from './it/it.ts';
import type { Language } from './language.ts';
import { pt } from './pt/pt.ts';

/** The supported languages. To add one, create a folder beside this file and add a line here. */
export const languages: readonly Language[] = [en, de, fr, es, it, pt];
