import { de } from './de.ts';
import { en } from './en.ts';

/** Texts that come with the product, by language: what policies say where the project does not. */
export const builtinTexts: Readonly<Record<string, Readonly<Record<string, string>>>> = { en, de };
