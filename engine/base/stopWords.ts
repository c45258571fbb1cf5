/** English words that say nothing about a topic: the words customers wrap their question in. */
export const stopWords: ReadonlySet<string> = new Set(
  `a an and are as at be been being but by can cant could did didnt do does doesnt doing dont for from get getting got
  had has have having he hello her here hi him his how i id if ill im in into is isnt it its ive just let me more my no
  not now of off ok on or our out please pls so some than thanks that the their them then there theres these they this
  those to too up us want wanna wants was wasnt we were what whats when where wheres which who why will with wont would
  you your youre am need yes hey there any about also because should shouldnt much many thing things something anything`.split(
    /\s+/,
  ),
);
