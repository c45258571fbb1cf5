import type { QuestionWords } from '../questionWords.ts';

const number =
  '\\d|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|thirty|sixty|ninety|hundred|once|twice|half|unlimited|no limit|as many|any number|none)\\b';
const time =
  '\\d|\\b(?:second|minute|hour|day|week|month|year|midnight|noon|morning|evening|night|today|tomorrow|immediate|instant|right away|at once|soon as|once|after|before|when|until|always|never|forever|lifetime|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december)';

/** How English asks. */
export const questions: QuestionWords = {
  capitalizes: 'names',
  expects: [
    { asks: 'how many', answer: number },
    { asks: 'how (?:long|often|soon|fast|quick(?:ly)?)', answer: time },
    { asks: 'what time|(?:^|and |but )when\\b', answer: `${time}|open|clos` },
    {
      asks: 'how much|what (?:does|do|is|are|would|will) .{0,40}(?:cost|price)s?|(?:price|cost) of',
      answer: `${number}|\\b(?:free|cost|charge|price|fee|percent|included)|[$€£%]`,
    },
    { asks: 'what (?:is|s) (?:the|your) (?:phone|telephone|contact|hotline) ?(?:number)?', answer: '\\d{3}' },
    { asks: 'what (?:is|s) (?:the|your) e-?mail|(?:what|which) e-?mail', answer: '@|e-?mail' },
  ],
  openings:
    "(?:and |but |so |or )?(?:what|which|who|whose|when|where|why|how|(?:do|does|did|is|are|was|were|can|could|may|will|would|should|has|have)(?:n['’]?t)? (?:i|you|u|we|they|it|he|she|the|there|this|that|my|your))(?:['’]s)?",
  pointers:
    '^\\W*(?:learn (?:how|more|what|about)|see (?:also|our|the|how)|read (?:more|our)|find out|for (?:more|further|additional) (?:information|details)|in this article|this (?:article|guide|page) )|\\b(?:please contact|contact us|get in touch|reach out)\\b',
  exclusive: [
    {
      asks: '(?:pay|paying|checkout|accept|take|support|use)\\b',
      things: [
        'apple ?pay',
        'google ?pay|gpay',
        'amazon ?pay',
        'samsung ?pay',
        'pay ?pal',
        'klarna',
        'venmo',
        'zelle',
        'stripe',
        'alipay',
        'we ?chat ?pay',
        '(?:bank|wire|sepa|money) transfers?|wire',
        'che(?:que|ck)s?(?! ?out)',
        'cash',
        'on account|by invoice|invoices?',
        'installments?|instalments?|pay later|monthly payments|financing',
        'bitcoins?|crypto(?:currenc(?:y|ies))?|ethereum',
        'direct debit',
        'gift cards?|vouchers?',
        'money orders?',
        'purchase orders?',
        'amex|american express',
        'diners(?: club)?',
      ],
    },
    {
      asks: '(?:order|buy|purchase|book|contact|reach|call|talk|speak|write|send|complain|cancel|return)\\b.* (?:by|via|through|over|on|at|per)\\b|phone number|telephone number',
      things: [
        '(?:by|over|via|through|on the) (?:tele)?phone|(?:tele)?phone (?:number|line|support|orders?)|(?:tele)?phone:|hotline|(?:call|ring) us|give us a call',
        'fax',
        'whats ?app',
        'sms|text message',
        'post|letter|mail(?!ing)',
        'live chat|chat',
        'facebook',
        'telegram',
      ],
    },
  ],
};
