import type { CorrectionWords, UrgencyWords, YesNoWords } from '../language.ts';

/** Yes and no. */
export const yesNo: YesNoWords = {
  yes: [
    'ja',
    'jo',
    'jup',
    'jawohl',
    'klar',
    'na klar',
    'sicher',
    'natürlich',
    'genau',
    'richtig',
    'stimmt',
    'gerne',
    'gern',
    'auf jeden Fall',
    'selbstverständlich',
    'in Ordnung',
    'passt',
    'korrekt',
    'einverstanden',
    'warum nicht',
    'doch',
  ],
  no: [
    'nein',
    'nee',
    'nö',
    'ne',
    'keinesfalls',
    'auf keinen Fall',
    'falsch',
    'nicht richtig',
    'stimmt nicht',
    'nicht',
    'stimmt so nicht',
    'passt nicht',
    'lieber nicht',
    'eher nicht',
    'natürlich nicht',
    'gar nicht',
    'nicht korrekt',
    'nicht in Ordnung',
  ],
  undecided: [
    'nicht sicher',
    'bin mir nicht sicher',
    'weiß nicht',
    'weiß ich nicht',
    'ja und nein',
    'noch nicht',
    'jein',
  ],
};

/** How people take back what they said. */
export const corrections: CorrectionWords = {
  markers: [
    'ich mein(?:e|te)',
    'sondern',
    'korrektur',
    'besser gesagt',
    'vertan',
    'verschrieben',
    'vertippt',
    'sollte .+ sein',
  ],
  hesitations: ['eigentlich', 'sorry', 'entschuldigung', 'stattdessen', 'vielmehr', 'doch lieber'],
  openings: ['nein', 'nee', 'nö', 'doch', 'moment', 'halt', 'warte'],
  rejections: ['andere[nrsm]?', 'falsche?[nrsm]?', 'verkehrte?[nrsm]?', 'ändern', 'stimmt nicht'],
  negators: ['statt', 'anstatt', 'anstelle von', 'nicht', 'keine?[nrsm]?'],
};

const DE_DAY =
  '(?:heute|heute abend|morgen|mittag|mitternacht|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|(?:zum )?wochenende|feierabend|weihnachten)';

/** What presses for time. */
export const urgency: UrgencyWords = {
  words: {
    '0.85':
      'asap|dringend\\w*|dringlich\\w*|eilig\\w*|eilt|notfall|notfalls?ituation|so (?:schnell|bald|rasch) (?:wie|als) möglich|schnellstmöglich\\w*|baldmöglichst|schnellstens|umgehend\\w*|unverzüglich\\w*|jetzt sofort|auf der stelle|höchste priorität|lebenswichtig',
    '0.7':
      'sofort\\w*|augenblicklich|gleich jetzt|schleunigst|heute noch|noch heute|beeil\\w*|brauche (?:es|das|die \\w+|den \\w+|meine? \\w+) (?:jetzt|heute)|(?:stornierung|sperrung) jetzt|kann nicht (?:länger )?warten',
    '0.55': `(?:bis|vor|spätestens)(?: zum| am| dem)? ${DE_DAY}|frist|deadline|hilfe !|brauche das geld|sitze fest|gestrandet|abflug|(?:heute|morgen) (?:fliege|reise|fahre) ich`,
    '0.3': 'schnell\\w*|rasch|zügig|jetzt|heute|warte immer noch|seit (?:stunden|tagen|wochen)|priorität',
    '0.15': 'bald',
  },
  negations: 'nicht|kein|keine|keinen|nie|ohne|kaum',
  calm: 'keine eile|eilt nicht|hat (?:keine eile|zeit)|nicht (?:so |sehr )?(?:dringend|eilig)|in aller ruhe|lassen sie sich zeit|wenn (?:sie|du|ihr) zeit|ab jetzt|bis jetzt|von jetzt an',
};

/** No part of a name. */
export const everyday = `
  aber abend alles als am an auch auf bei bestellung bin bitte brauche da danke dann das dass dein deine dem den der
  des die dies diese dieser doch du ein eine einen einer er es falsch für guten gut haben habe hallo hat heute hilfe
  hier ich ihr ihre im in ist ja jetzt kann kein keine konto kunde lieferung mein meine meinen mich mir mit mitarbeiter
  möchte morgen nach nein nicht nichts noch nummer nur oder paket passwort problem retoure rückgabe schon schöne sehr
  sein sich sie sind so tag tschüss über um und uns unser viel vielen von vor war warum was weil wenn wer wie will wir
  wo zu zum zur zurück
`;
