import {
  type CorrectionWords,
  countUpTo,
  type DurationLanguage,
  type Language,
  type LexiconSource,
  tens,
  type UrgencyWords,
  type YesNoWords,
} from '../language.ts';
import { assistantTexts } from './assistantTexts.ts';
import { dates } from './dates.ts';
import { privateData } from './privateData.ts';
import { questions } from './questions.ts';
import { talk } from './talk.ts';
import { address, money, names, numbers, spoken, times } from './values.ts';

const EN_ONES = 'one two three four five six seven eight nine';
const EN_TENS = tens('twenty thirty forty fifty sixty seventy eighty ninety');
const english = new Map<string, number>([
  ...countUpTo(EN_ONES).map(([one, value]): [string, number] => [`${one} and a half`, value + 0.5]),
  ...countUpTo(`${EN_ONES} ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`),
  ...EN_TENS,
  ...EN_TENS.flatMap(([ten, value]) =>
    countUpTo(EN_ONES).flatMap(([one, more]): [string, number][] => [
      [`${ten}-${one}`, value + more],
      [`${ten} ${one}`, value + more],
    ]),
  ),
]);

/** Durations. */
const durations: DurationLanguage = {
  units: {
    Y: 'years?|yrs?',
    M: 'months?',
    W: 'weeks?|wks?',
    D: 'days?|nights?',
    H: 'hours?|hrs?|h',
    m: 'minutes?|mins?',
    S: 'seconds?|secs?',
  },
  numbers: english,
  article: 'an?',
  before:
    'for|within|about|over|only|just|takes?|took|lasts?|lasted|waited|waiting|after|almost|nearly|than|least|most|around|past|another',
  and: 'and|,|, and',
  andHalf: 'and a half',
  half: 'half an?',
  phrases: [
    ['(?:a )?fortnight', 'P2W'],
    ['(?:a )?quarter(?: of an)? hour', 'PT15M'],
    ['three[ -]quarters of an hour', 'PT45M'],
  ],
  to: 'to|or|-|–',
  momentAfter: 'ago|from now|from today',
};

/**
 * English sentiment words of customer service. What went wrong is not how the customer feels about it: "lost",
 * "broken", "cancel", "refund" and "problem" weigh little or nothing, since most messages to a shop contain one of
 * them.
 */
const sentiment: LexiconSource = {
  words: {
    '-4': `disgrace, disgraceful, outrageous, outrage, outraged, appalling, appalled, disgusting, disgusted, despicable,
      furious, livid, enraged, infuriating, infuriated, pathetic, shameful, scam, scams, scammer, scammers,
      this is fraud, is a fraud, are frauds, you thieves, are thieves, bunch of thieves, daylight robbery, liar, liars, crooks, idiot, idiots, idiotic, moron, morons, imbecile, imbeciles,
      asshole, assholes, bastard, bastards, bitch, fuck*, wtf, bullshit, shit, shitty, pissed, sick of, fed up, sick and tired,
      had enough of, ive had enough, have had enough, what a joke, absolute joke, complete joke, total joke, what the hell, what the heck, the hell,
      are you kidding, you kidding me, are you serious, are you stupid, are you dumb, are you deaf, how dare you, worst,
      sue you, nobody cares, no one cares, dont care about, never buying, never buy, never again, never order,
      never shop, losing my patience, lost my patience, out of patience, thanks for nothing, go to hell, screw you, shut up`,
    '-3.2': `unacceptable, inacceptable, unaceptable, unacceptible, ridiculous, rediculous, horrible, horrendous, horrid,
      terrible, terible, awful, dreadful, abysmal, atrocious, hate, hated, angry, mad at, rude, incompetent, incompetence,
      useless, is garbage, total garbage, absolute garbage, is rubbish, absolute rubbish, is trash, crap, crappy, stupid, insane, insulting, insult, waste of time, waste of money,
      wasted my time, ripoff, rip off, ripped off, steal from me, stealing from me, lied, lying, joke of a, nightmare, worthless,
      clueless, unbelievable, unprofessional, demand, cheated, cheating, demanding, inexcusable, ashamed, lousy, sucks, stop wasting, damn,
      goddamn, third time, fourth time, fifth time, tenth time, hundredth time`,
    '-2.4': `bad, disappointed, dissapointed, disapointed, disappointing, disappointment, frustrated, frustrating, frustration,
      annoyed, annoying, irritated, irritating, upset, upsetting, unhappy, dissatisfied, unsatisfied, poor, poorly, worse, fail,
      failed me, let me down, ugly, hurts, tired of, cheap quality, not ok, not okay, not acceptable, not fair, unfair, scammed, lawyer, legal action,
      not what i, unimpressed, messed up, nonsense, regret, no use, impatient, mess, sad, careless, ignored, ignoring me,
      keep waiting, still waiting, waiting longer than, still havent received, isnt fair, keeps getting declined, keep getting denied,
      keep receiving an error, not working for me, waiting forever, taking forever, takes forever, waited for hours, waited long enough`,
    '-1.4': `unfortunately, sadly, unfortunate, slow, confusing, confused, expected better, expected more, too long, so long,
      inconvenient, inconvenience, weird, terrible mistake, horrible mistake, not right, worried, worry, worrying, concerned, difficult, complicated, complain, didnt help,
      did not help, doesnt help, does not help, not helping, hassle, shame, dislike, disliked, unclear, unreliable, unhelpful,
      flimsy, boring, kidding, seriously, already told, told you already, asked already, asked twice, second time, waiting for more than, been waiting, unnecessary, ages ago, entirely too much,
      way too much, give me back my money, what is the deal`,
    '-0.4': `problem, problems, complaint, complaints, issue, issues, wrong, trouble, damaged, broken, missing, defective, faulty`,
    '0': `no thanks, no thank you, never mind, nevermind, nice day, good morning, good afternoon, good evening, good day,
      would love to, would like, id like, look like, looks like, feel like, something like, like to, like this, like that, like a,
      like the one, no good reason, best regards, kind regards, thanks in advance, as good as new, whats the best, best way,
      best time, is it okay, is it ok, if ok, better size, best size, kind of, what kind, good condition, slow down, go bad, gone bad, goes bad, best before, best size, too bad, in a good`,
    '0.6': `like, ok, okay, alright, fine, sure, works, worked, no problem, no worries`,
    '1.6': `thanks, thank you, thx, thankyou, ty, cheers, appreciate, appreciated, grateful, good, nice, helpful, helped, happy, glad,
      pleased, pleasure, satisfied, liked, cool, kind, easy, solved, comfortable, friendly, better, relieved, all good`,
    '2.6': `great, perfect, perfectly, excellent, awesome, amazing, wonderful, fantastic, brilliant, superb, outstanding, love, loved,
      loving, best, beautiful, impressed, impressive, delighted, thrilled, fabulous, incredible, wow, yay, hooray, lovely,
      thank you so much, thanks so much, thanks a lot, thank you very much, thanks a million, so happy, gorgeous, lifesaver`,
  },
  negations: `not, dont, doesnt, didnt, isnt, wasnt, arent, werent, cant, cannot, couldnt, wont, wouldnt, shouldnt, havent, hasnt, hadnt,
    aint, never, hardly, barely, without, nothing, neither, nor`,
  negatesNext: 'no',
  negatedVerbs: '',
  stronger: `very, really, so, such, too, super, truly, quite, deeply, highly, seriously, incredibly, absolutely, totally, completely,
    extremely, utterly, entirely, fucking, freaking, damn, beyond, insanely, ridiculously, most`,
  weaker: `bit, little, slightly, somewhat, kinda, rather, fairly, partly, tad, mildly`,
  but: 'but, however, though, although',
};

/** English texts of the policies. A project overrides one with a text of the same key in its own locale. */
const texts: Readonly<Record<string, string>> = {
  ...assistantTexts,
  'dialoom.no_match': "Sorry, I didn't get that. Could you put it another way?",
  'dialoom.no_match_again': "I still don't follow, I'm sorry. Could you say it in other words?",
  'dialoom.suggestions': 'I can help with one of these:',
  'dialoom.no_input': 'Are you still there?',
  'dialoom.no_input_farewell':
    "I haven't heard from you, so I'm closing this chat. Write again whenever you like.",
  'dialoom.clarify': 'Just to be sure: what is it about?',
  'dialoom.clarify_neither': 'Something else',
  'dialoom.resume': 'Back to: {{ flow }}.',
  'dialoom.held': "Let's finish this first: {{ flow }}.",
  'dialoom.queued': "I'll come to that right after this.",
  'dialoom.dequeued': 'Now to the other thing: {{ flow }}.',
  'dialoom.corrected': 'All right, I changed that: {{ value }}.',
  'dialoom.too_late_to_correct': "That has been carried out already, so I can't change it here any more.",
  'dialoom.cancelled': "All right, I've stopped that.",
  'dialoom.nothing_to_cancel': 'There is nothing to stop at the moment.',
  'dialoom.way_out_person': 'Talk to a person',
  'dialoom.way_out_cancel': 'Stop this',
  'dialoom.connecting': 'I am connecting you with a colleague who can help you further.',
  'dialoom.forgotten': "Done. I've deleted what I had remembered about you.",
  'dialoom.confirm': 'I understood {{ value }}. Is that right?',
  'dialoom.yes': 'Yes',
  'dialoom.no': 'No',
};

/** Yes and no. */
const yesNo: YesNoWords = {
  yes: [
    'yes',
    'y',
    'yeah',
    'yea',
    'yep',
    'yup',
    'sure',
    'true',
    'correct',
    'right',
    'ok',
    'okay',
    'of course',
    'absolutely',
    'definitely',
    'certainly',
    'exactly',
    'indeed',
    'please do',
    'go ahead',
    "that's right",
    'why not',
  ],
  no: [
    'no',
    'n',
    'nope',
    'nah',
    'false',
    'not really',
    'not at all',
    'wrong',
    'incorrect',
    'not correct',
    'not right',
    "that's not right",
    'not true',
    'of course not',
    'not okay',
    'not ok',
    'rather not',
  ],
  undecided: [
    'not sure',
    'not quite sure',
    'unsure',
    'yes and no',
    'no idea',
    "don't know",
    'right now',
    'no matter',
  ],
};

/** Corrections. */
const corrections: CorrectionWords = {
  markers: [
    'i mean(?:t)?',
    'correction',
    'not .+ but',
    'my mistake',
    'my bad',
    'scratch that',
    'make (?:that|it)',
    'should (?:be|have been)',
    "(?:(?:that|this|it) (?:is|was)|(?:that|it)['’]?s) (?:wrong|incorrect|not right)(?=\\s*[,.;:!?–—-])",
    '(?:change|correct|update|set|switch) (?:it|that|this|them) to',
  ],
  hesitations: ['actually', 'sorry', 'instead', 'rather', 'oops', 'on second thought', 'changed my mind'],
  openings: ['no', 'nope', 'nah', 'wait', 'hold on'],
  rejections: [
    'other',
    'another',
    'different',
    'wrong',
    'incorrect(?:ly)?',
    'change',
    'mistake',
    'not (?:right|correct)',
    'typos?',
    'mis(?:typed|spelled|spelt|read)',
    'mixed (?:it |that |them )?up',
    "(?:cannot|can't|cant) be right",
    'off by one',
    'out ?dated',
    'out of date',
  ],
  negators: ['instead of', 'rather than', 'not', "isn't", "wasn't"],
};

const EN_DAY =
  '(?:today|tonight|tomorrow|noon|midnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|eod|(?:the )?end of (?:the )?day|(?:the )?weekend|christmas)';
/** Urgency. */
const urgency: UrgencyWords = {
  words: {
    '0.85':
      'asap|a s a p|urgent(?:ly)?|urgency|emergency|as soon as possible|as quick(?:ly)? as possible|as fast as possible|right now|right away|straight ?away|this instant|this minute|without delay|time critical|top priority|life or death',
    '0.7':
      'immediate(?:ly)?|at once|instantly|in a hurry|hurry(?: up)?|running out of time|need (?:it|this|that|them|one|help|my \\w+|the \\w+) (?:now|today|tonight)|(?:done|fixed|sorted|cancell?ed|stopped|blocked|frozen|solved) now|cant wait (?:any )?long\\w*|cannot wait',
    '0.55': `(?:by|before|until|no later than|at the latest) (?:this |next )?${EN_DAY}|today or|deadline|help !|(?:really |desperately )need the money|stranded|im stuck|my flight is|leave (?:today|tonight|tomorrow)`,
    '0.3':
      'quick(?:ly)?|fast|now|today|tonight|still waiting|waiting for (?:hours|days|weeks)|priority|expires? (?:today|tomorrow)',
    '0.15': 'soon',
  },
  negations: 'not|isnt|no|never|dont|doesnt|nothing|without|hardly',
  calm: 'no (?:rush|hurry)|not (?:that |so |very )?urgent|(?:isnt|not) (?:in )?(?:a )?hurry|take your time|whenever (?:you|it)|when you (?:can|have time|get a chance)|no need to hurry|from now on|until now|up to now|by now',
};

/** Common words around a question. */
const stopWords = `a an and are as at be been being but by can cant could did didnt do does doesnt doing dont for from get getting got
  had has have having he hello her here hi him his how i id if ill im in into is isnt it its ive just let me more my no
  not now of off ok on or our out please pls so some than thanks that the their them then there theres these they this
  those to too up us want wanna wants was wasnt we were what whats when where wheres which who why will with wont would
  you your youre am need yes hey there any about also because should shouldnt much many thing things something anything`;

/** Words that are not part of a name. */
const everyday = `
  a about account add address after again agent all already also always am an and another any anyone anything app are
  as ask at available back bad be because been before bot bought bronze but buy by bye call calling can cancel card
  change chat check checking code color colour come confused contact could customer damaged date day days deal defect
  defective deliver delivery did discount do does doing done dont down email exchange excellent expected few fine first
  fix for from gift give go going gold good goodbye got great guest had happy has hate have hello help her here hey hi
  him his hold home how human i id if im in info information interested is issue it item its ive jacket jeans just keep
  know last late later let like live login long look looking lost love made mail make manager many me member membership
  message minute missing money month more morning much my name need never new next nice night no nobody none nope not
  nothing now number of off offer ok okay old on one online only open or order ordered orders other our out over package
  parcel password pay payment perfect person phone please policy price privacy problem product promo purchase question
  quick quite ready real really refund reset return returning returns right sad sale same say see send sent service
  ship shipped shipping shirt shoes shop should show sign silver size so some someone something soon sorry sounds speak
  status still stop store subscription sure take talk tell thank thanks that thats the their them then there these they
  thing think this those time to today tomorrow tonight too track tracking tried trouble try trying twice two unable
  under unhappy until up upset urgent us use username very wait waiting want was way we website week welcome well were
  what whatever whats when where which who why will wish with without wont work working worries would wow wrong yeah
  yep yes yesterday yet you your youre zip angry annoyed frustrated disappointed monday tuesday wednesday thursday
  friday saturday sunday january february march june july august september october november december
`;

/** English. */
export const en: Language = {
  id: 'en',
  name: 'English',
  yesNo,
  corrections,
  talk,
  joiners: ['and', 'but', 'also', 'plus', 'then'],
  privateData,
  numbers,
  money,
  spoken,
  dates,
  questions,
  times,
  names,
  address,
  durations,
  urgency,
  sentiment,
  stopWords,
  everyday,
  texts,
};
