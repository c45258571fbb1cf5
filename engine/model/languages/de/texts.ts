/** German texts of the policies. */
export const texts: Readonly<Record<string, string>> = {
  'dialoom.no_match': 'Das habe ich leider nicht verstanden. Können Sie es anders sagen?',
  'dialoom.no_match_again':
    'Ich verstehe es noch immer nicht, tut mir leid. Wie würden Sie es sonst ausdrücken?',
  'dialoom.suggestions': 'Dabei kann ich helfen:',
  'dialoom.no_input': 'Sind Sie noch da?',
  'dialoom.no_input_farewell':
    'Ich habe länger nichts von Ihnen gehört und beende den Chat. Schreiben Sie gern jederzeit wieder.',
  'dialoom.clarify': 'Nur um sicherzugehen: Worum geht es?',
  'dialoom.clarify_neither': 'Etwas anderes',
  'dialoom.words_first': 'das erste|die erste|der erste|erstes|erste|ersteres|nummer eins|1',
  'dialoom.words_second': 'das zweite|die zweite|der zweite|zweites|zweite|letzteres|nummer zwei|2',
  'dialoom.words_neither':
    'keins|keines|keins von beiden|keines von beiden|weder noch|nichts davon|was anderes',
  'dialoom.resume': 'Zurück zu: {{ flow }}.',
  'dialoom.held': 'Lassen Sie uns zuerst das hier abschließen: {{ flow }}.',
  'dialoom.queued': 'Darum kümmere ich mich gleich danach.',
  'dialoom.dequeued': 'Nun zum anderen Anliegen: {{ flow }}.',
  'dialoom.corrected': 'In Ordnung, das habe ich geändert: {{ value }}.',
  'dialoom.too_late_to_correct': 'Das ist schon ausgeführt, ich kann es hier nicht mehr ändern.',
  'dialoom.cancelled': 'In Ordnung, das habe ich abgebrochen.',
  'dialoom.nothing_to_cancel': 'Im Moment gibt es nichts abzubrechen.',
  'dialoom.way_out_person': 'Mit einem Menschen sprechen',
  'dialoom.way_out_cancel': 'Abbrechen',
  'dialoom.connecting': 'Ich verbinde Sie mit einer Kollegin oder einem Kollegen.',
  'dialoom.forgotten': 'Erledigt. Ich habe gelöscht, was ich mir über Sie gemerkt hatte.',
  'dialoom.confirm': 'Ich habe {{ value }} verstanden. Stimmt das?',
  'dialoom.yes': 'Ja',
  'dialoom.no': 'Nein',
};
