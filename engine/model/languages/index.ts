import { de } from './de/de.ts';
import { en } from './en/en.ts';
import { es } from './es/es.ts';
import { fr } from './fr/fr.ts';
import type { Language } from './language.ts';

/** The languages that the product knows words of. A new one is a folder beside this file and one line here. */
export const languages: readonly Language[] = [en, de, fr, es];
