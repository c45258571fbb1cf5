import type { TenseWords } from '../dateWords.ts';

/** Past forms of irregular verbs that differ from their base: the class is closed. */
const irregular =
  `arose awoke ate became been began bent bit bitten bled blew blown bought broke broken brought built burnt came caught chose
  chosen dealt did done drank drew drawn drove driven fell fallen fled flew flown forgot forgotten forgave forgiven fought found
  froze frozen gave given got gotten grew grown had heard held hid hidden kept knew known laid learnt led left lent lost made meant met
  misled mistook misunderstood overcame overpaid paid ran rang rebuilt repaid resold resent rode ridden rose rung said sang sank
  sat saw seen sent shook shaken shone shot showed shown shrank slept slid sold sought spent spoke spoken spilt stank stole
  stolen stood stuck stung struck sunk swam swept swore sworn swung taken taught tore torn threw thrown took undid understood
  undertook underwent upset was were went withdrew withdrawn woke woken won wore worn wrote written`.split(
    /\s+/,
  );

/** Verbs with one form for the present and the past. */
const invariant = '(?:bet|burst|cast|cost|cut|hit|hurt|let|put|quit|read|set|shed|shut|split|spread)';

/** Words in -ed that are no past forms: adjectives, feelings, and what is the case now. */
const notPast =
  `advanced allowed annoyed attached bed concerned confused delighted disappointed excited experienced feed fed frustrated headed
  hundred indeed interested limited married need pleased preferred prepaid red related required scared speed supposed tired
  unlimited unused worried`.split(/\s+/);

const regular = String.raw`(?!(?:${notPast.join('|')})(?!\p{L}))\p{L}{2,}[^\P{L}e]ed`;
const pastForm = String.raw`(?:${irregular.join('|')}|agreed|freed|guaranteed|${regular})`;
const participle = String.raw`\p{L}{2,}(?:ed|en|t)`;

/** Papers and messages that are named by their day, and things by the day they came: "the invoice from Monday". */
const dated =
  '(?:orders?|purchases?|invoices?|receipts?|bills?|statements?|payments?|charges?|transactions?|e-?mails?|mails?|messages?|letters?|texts?|notes?|repl(?:y|ies)|answers?|calls?|chats?|conversations?|tickets?|requests?|reports?|complaints?|parcels?|packages?|deliver(?:y|ies)|shipments?|stuff|items?|one)';
/** Verbs that arrange something for another day. */
const arranged =
  '(?:arranged|booked|bought|changed|confirmed|hired|invited|moved|ordered|paid|planned|postponed|pushed|rebooked|rented|requested|rescheduled|reserved|scheduled|switched)';
const mine = '(?:the|my|your|our|their|his|her|this|that)';
const person = '(?:i|we|they|he|she|nobody|somebody|someone|everyone|everybody|who)';

/**
 * By which words a date lies in the past or the future: forms of verbs rather than lists of them. Times are told by
 * auxiliaries, by irregular and regular past forms, and by who does something in the present.
 */
export const tense: TenseWords = {
  limits: 'by|until|till|no later than|not later than|before|due',
  asks: 'when|(?:what|which) (?:day|date)',
  aims: ['for(?: the)?', arranged],
  missed: [
    '(?:was|were|is|are) (?:supposed|meant) to',
    '(?:was|were) (?:due|scheduled|expected|promised|going)',
    String.raw`(?:told|said|promised|thought|assured|hoped)(?: \p{L}+){0,4} (?:would|['’]d)`,
    String.raw`(?:should|could|would|might|ought to)(?:n['’]?t| not| never)? have(?= (?!(?:preferred|liked|loved)(?!\p{L}))\p{L}+(?:ed|en|t|me|d)(?!\p{L}))`,
  ],
  open: [
    // "You said Monday" does not tell which one, nor does "about the call on Tuesday".
    String.raw`(?:did(?:n['’]?t)? (?:\p{L}+ ){1,2})?(?:say|says|said|tell|told|promise[ds]?|mention(?:ed)?|suggest(?:ed)?|quote[ds]?|guaranteed?)(?: (?:me|us|you|him|her|them))?(?: (?:it(?:['’]s| was| is)?|for|on|about))?\s+$`,
    String.raw`(?:about|regarding|concerning|re:?)(?: [\p{L}'’]+){1,4}(?: on)? $`,
    // "I wanted to come on Friday", unless it only asks politely, see below.
    String.raw`(?:wanted|needed|intended|wished) to(?: \p{L}+)?`,
    String.raw`(?:would|\p{L}+['’]d) have (?:preferred|liked|loved)`,
    String.raw`(?<!(?:can|could|may|might|should|shall|will|would|do|did|to|let) )(?:i|we|you|u|they)(?: just| already| also| only| never)? ${invariant}`,
  ],
  past: [
    String.raw`did(?:n['’]?t)?(?: (?!and|or|but|then)\p{L}+){0,3}`,
    String.raw`(?:meant|tried|forgot|forgotten|managed|failed|used|had|refused|(?:was|were) able|got) to(?: \p{L}+)?`,
    String.raw`(?:tried|started|stopped|began|kept|finished) \p{L}+ing`,
    String.raw`(?:he|she|it|${mine} \p{L}+(?: \p{L}+)?) ${invariant}`,
    String.raw`(?:${mine} )?(?:\p{L}+ )?${dated} (?:from|of|dated)(?: last| the)? $`,
    '(?:is|are|was|were) (?:from|dated)',
    '(?:has|have) been',
    'since|dated|born|purchase',
    pastForm,
  ],
  future: [
    String.raw`(?:need|want|wanna|like|love|prefer|get|have)(?: (?:it|this|that|them|him|her|us|my|the|a|an|these|those))(?: \p{L}+)? (?:to be )?${participle}`,
    String.raw`(?:will|can|could|should|would|to|must|shall|may|might|not|cannot|['’]ll)(?: \p{L}+){0,2} (?:be|get|have) (?:\p{L}+ )?(?:\p{L}+(?:ed|en|t))`,
    '(?:wanted|wondering|wondered|asking|curious)(?: to (?:know|ask|check|see|find out|enquire|inquire))?,? (?:if|whether)',
    String.raw`\p{L}+['’]d (?:like|love|prefer|need)`,
    'hop(?:e|es|ed|ing)(?: to| for)?',
    "won['’]?t",
    String.raw`do(?:es)?(?:n['’]?t| not)?`,
    // Requests: "find me a room from January 1st".
    String.raw`^\s*(?:please )?\p{L}{2,} (?:me|us)|^\s*(?:please )?(?:rent|reserve|find|hold|secure|schedule|set|mark|clear|add|remind)`,
    'am|be|going to|have to|has to',
    String.raw`(?:${person} )?(?:get|gets|getting|be|being) (?:${participle}|${irregular.join('|')})`,
    // "I fly", "she leaves", "it renews"; not "I had", "I never got".
    String.raw`${person}(?: always| usually| only| also| really| just)? (?!(?:${pastForm}|${invariant}|have|has|never|always|usually|only|also|really|just|already|on|at|by|for|from|since|until|till|to|in|and|or|but|with|of|last|this|next|the|a|an|all|both|\p{L}+ly|\p{L}+day)(?!\p{L}))\p{L}{2,}`,
    String.raw`(?:it|${mine} \p{L}+(?: \p{L}+)?) (?!(?:was|is|has|its|as|this|does|yours?|news|always|perhaps|sometimes|towards?|plus)(?!\p{L}))\p{L}{2,}[^\P{L}s]s(?= (?:on|in|at|out|off|the|next)|\s*$)`,
    String.raw`(?:^|(?:am|are|is|['’]m|['’]re) )\s*(?!(?:nothing|something|anything|everything|morning|evening|during|regarding|according)(?!\p{L}))\p{L}{2,}ing`,
    String.raw`\p{L}+['’](?:ll|m|re)`,
    `will|can|could|would|shall|should|may|might|must|let['’]?s|deliver|come|coming|arrive|arrives|book|need|want|
    leaves|departs?|begins?|opens?|ends|takes place|is on|are on|falls on|please|plan|planning|schedule|reschedule|move it|due|
    expect|send|ship|collect|pick|appointment|reserve|reservation|available|free|leave|leaving|next|is it possible|possible|
    works|change|be home|starts?|until|by|meet|visit|return`.replace(/\n\s*/g, ''),
  ],
  present: 'is|are|am',
  isVerbLast: false,
  expectsFuture: true,
};
