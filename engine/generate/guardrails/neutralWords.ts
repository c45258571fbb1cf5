import { stopWords } from '../../model/languages/parts.ts';

const courtesies = `sure certainly absolutely course happy glad help helps helpful assist assistance thank thanks welcome
  hello goodbye sorry apologies apologize apologise understand question questions know further else anything great nice
  feel reach ask hope inconvenience good morning afternoon evening cheers ok alright may might must shall
  other others asking able want happen each such only very well still again however therefore while during before after between both either than`;

const german = `aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bist da damit dann das dass dein
  deine dem den denn der des dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen
  einer eines er es etwas euch euer fur gegen haben hat hatte hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ist
  ja je jede jeden jeder jetzt kann kannst konnen konnten man mehr mein meine mit muss mussen nach nicht nichts noch nun
  nur ob oder ohne sehr sein seine seit sich sie sind so sobald sofern soll sollen sollte sowie uber um und uns unser
  unsere unserem unseren unserer unter vom von vor war warum was wann weil welche wenn wer werden wie wir wird wo wurde zu
  zum zur zwischen gern gerne naturlich helfen hilfe weiter weiterhelfen frage fragen danke bitte willkommen hallo leid
  entschuldigung verstehe klar selbstverstandlich freue freuen gut`;

/**
 * Words that claim nothing about a topic, in English and German, without diacritics: what holds a sentence together, and
 * courtesies. "Sure, happy to help!" is made of nothing else.
 */
export const neutralWords: ReadonlySet<string> = new Set([
  ...stopWords,
  ...courtesies.split(/\s+/),
  ...german.split(/\s+/),
]);
