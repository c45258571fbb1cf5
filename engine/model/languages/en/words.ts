import type { CorrectionWords, UrgencyWords, YesNoWords } from '../language.ts';

/** Yes and no. */
export const yesNo: YesNoWords = {
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

/** How people take back what they said. */
export const corrections: CorrectionWords = {
  markers: [
    'i mean(?:t)?',
    'correction',
    'not .+ but',
    'my mistake',
    'my bad',
    'scratch that',
    'make (?:that|it)',
    'should (?:be|have been)',
  ],
  hesitations: ['actually', 'sorry', 'instead', 'rather', 'oops', 'on second thought', 'changed my mind'],
  openings: ['no', 'nope', 'nah', 'wait', 'hold on'],
  rejections: ['other', 'another', 'different', 'wrong', 'incorrect', 'change', 'mistake', 'not right'],
  negators: ['instead of', 'rather than', 'not', "isn't", "wasn't"],
};

const EN_DAY =
  '(?:today|tonight|tomorrow|noon|midnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|eod|(?:the )?end of (?:the )?day|(?:the )?weekend|christmas)';
/** What presses for time. */
export const urgency: UrgencyWords = {
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

/** The words customers wrap their question in. */
export const stopWords = `a an and are as at be been being but by can cant could did didnt do does doesnt doing dont for from get getting got
  had has have having he hello her here hi him his how i id if ill im in into is isnt it its ive just let me more my no
  not now of off ok on or our out please pls so some than thanks that the their them then there theres these they this
  those to too up us want wanna wants was wasnt we were what whats when where wheres which who why will with wont would
  you your youre am need yes hey there any about also because should shouldnt much many thing things something anything`;

/** No part of a name. */
export const everyday = `
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
