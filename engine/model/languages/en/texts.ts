/** English texts of the policies. A project replaces one by a text of the same key in its own locale. */
export const texts: Readonly<Record<string, string>> = {
  'dialoom.no_match': "Sorry, I didn't get that. Could you put it another way?",
  'dialoom.no_match_again': "I still don't follow, I'm sorry. Could you say it in other words?",
  'dialoom.suggestions': 'I can help with one of these:',
  'dialoom.no_input': 'Are you still there?',
  'dialoom.no_input_farewell':
    "I haven't heard from you, so I'm closing this chat. Write again whenever you like.",
  'dialoom.clarify': 'Just to be sure: what is it about?',
  'dialoom.clarify_neither': 'Something else',
  'dialoom.words_first':
    'the first one|the first|first one|first|number one|option one|option 1|1|the former',
  'dialoom.words_second':
    'the second one|the second|second one|second|number two|option two|option 2|2|the latter|the last one',
  'dialoom.words_neither': 'neither|neither of them|none|none of them|none of these|something different',
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
