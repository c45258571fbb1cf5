/** What presses for time in a language. Entries are regular expressions over words in lower case without apostrophes. */
export interface UrgencyWords {
  /** Entries by weight in (0, 1]: how sure each alone makes it that the customer cannot wait. */
  readonly words: Readonly<Record<string, string>>;
  /** Before an entry, they take its meaning away: "not urgent". */
  readonly negations: string;
  /** Say outright that there is time. */
  readonly calm: string;
}

const EN_DAY =
  '(?:today|tonight|tomorrow|noon|midnight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|eod|(?:the )?end of (?:the )?day|(?:the )?weekend|christmas)';
const DE_DAY =
  '(?:heute|heute abend|morgen|mittag|mitternacht|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|(?:zum )?wochenende|feierabend|weihnachten)';

/** By language. */
export const urgencyWords: Readonly<Record<string, UrgencyWords>> = {
  en: {
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
  },
  de: {
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
  },
};
