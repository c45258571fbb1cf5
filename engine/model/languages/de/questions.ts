import type { QuestionWords } from '../questionWords.ts';

const number =
  '\\d|\\b(?:ein(?:en|em|mal|e)?|zwei(?:mal)?|drei(?:mal)?|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|hundert|unbegrenzt|beliebig|keine)\\b';
const time =
  '\\d|(?:sekunde|minute|stunde|tag|woche|monat|jahr|mitternacht|mittag|morgen|abend|nacht|heute|sofort|gleich|direkt|sobald|nach|vor|bis|immer|nie|uhr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)';

/** How German asks. */
export const questions: QuestionWords = {
  capitalizes: 'nouns',
  expects: [
    { asks: 'wie ?viele?', answer: number },
    { asks: 'wie (?:lange|oft|schnell|bald)', answer: time },
    { asks: 'wann|um wie ?viel uhr|wie spät', answer: `${time}|geöffnet|offen|geschlossen` },
    {
      asks: 'was (?:kostet|kosten|zahle|bezahle)|wie teuer|wie ?viel (?:kostet|kosten)|wie hoch (?:ist|sind) .*(?:preis|gebühr|kosten|bonus|rabatt)',
      answer: `${number}|kostenlos|gratis|kostenfrei|umsonst|euro|cent|€|%`,
    },
    {
      asks: 'wie (?:ist|lautet) (?:die|ihre|eure) (?:telefon)?nummer|welche telefonnummer',
      answer: '\\d{3}',
    },
  ],
  openings:
    '(?:und |aber |also |oder )?(?:wann|was|wie|wo|woher|wohin|warum|wieso|weshalb|wer|wem|wen|welche[rsmn]?|ob|bis wann|ab wann|seit wann|(?:kann|darf|muss|soll|kannst|könnt|können|dürfen|müssen|gibt|ist|sind|habt|haben|hast|hat|macht|machen|liefert|liefern|nehmt|nehmen|bietet|bieten|verkauft|verkaufen) (?:ich|du|ihr|wir|sie|man|es|der|die|das|mein|meine))',
  pointers:
    '^\\W*(?:weitere informationen|mehr (?:dazu|erfahren|informationen)|siehe|erfahren sie|lesen sie|in diesem artikel)|kontaktieren sie uns|wenden sie sich',
  exclusive: [
    {
      asks: '(?:zahlen|bezahlen|zahle|bezahle|zahlt|akzeptier\\p{L}*|nehmt|nehmen|zahlung)(?!\\p{L})',
      things: [
        'apple ?pay',
        'google ?pay',
        'amazon ?pay',
        'pay ?pal',
        'klarna|sofortüberweisung',
        'überweisung|überweisen|vorkasse',
        'scheck',
        'bar(?:geld|zahlung)?(?!\\p{L})|nachnahme',
        'rechnung',
        'raten(?:zahlung)?|finanzierung',
        'bitcoins?|krypto\\p{L}*',
        'lastschrift',
        'gutschein\\p{L}*|geschenkkarten?',
        'amex|american express',
      ],
    },
    {
      asks: '(?:bestellen|kaufen|buchen|erreichen|erreiche|anrufen|schreiben|kündigen|stornieren).*|.*(?:per|über|telefonnummer)',
      things: [
        'telefon\\p{L}*|telefonisch|anruf\\p{L}*',
        'fax',
        'whatsapp',
        'sms',
        '(?:per|mit der) post|brief',
        'chat',
      ],
    },
  ],
};
