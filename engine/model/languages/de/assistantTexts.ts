import type { Language } from '../language.ts';

/**
 * What the assistant answers to social acts and to questions about itself, and what it says when somebody's life is in
 * danger, by kind of danger and country.
 */
export const assistantTexts: NonNullable<Language['texts']> = {
  'dialoom.goodbye': 'Auf Wiedersehen und alles Gute!',
  'dialoom.left_open': 'Noch offen: {{ flow }}.',
  'dialoom.act_greeting': 'Hallo!',
  'dialoom.act_greeting_2': 'Hallo noch einmal!',
  'dialoom.act_greeting_3': 'Ja, ich bin noch da.',
  'dialoom.act_thanks': 'Gern geschehen.',
  'dialoom.act_thanks_2': 'Sehr gern.',
  'dialoom.act_thanks_3': 'Dafür bin ich da.',
  'dialoom.act_acknowledgement': 'Alles klar.',
  'dialoom.act_acknowledgement_2': 'Gut.',
  'dialoom.act_acknowledgement_3': 'In Ordnung.',
  'dialoom.act_apology': 'Kein Problem.',
  'dialoom.act_apology_2': 'Das macht gar nichts.',
  'dialoom.act_apology_3': 'Schon gut.',
  'dialoom.act_insult': 'Es tut mir leid, dass das so ärgerlich ist. Ich möchte Ihnen trotzdem helfen.',
  'dialoom.act_insult_2':
    'Ich verstehe, dass Sie verärgert sind, und es tut mir leid. Sie können jederzeit mit einem Menschen sprechen.',
  'dialoom.act_insult_3': 'Es tut mir leid, dass es so weit gekommen ist. Ich versuche, es zu klären.',
  'dialoom.act_complaint': 'Das tut mir leid. Ich kümmere mich darum, so gut ich kann.',
  'dialoom.act_complaint_2': 'Es tut mir leid, dass Sie damit solchen Ärger haben.',
  'dialoom.act_complaint_3':
    'Das tut mir leid, so sollte es nicht sein. Sie können jederzeit mit einem Menschen sprechen.',
  'dialoom.about_bot':
    'Ich bin ein automatischer Assistent, kein Mensch. Sie können jederzeit mit einem Menschen sprechen.',
  'dialoom.about_bot_2':
    'Ich bin eine Maschine und antworte automatisch. Wenn Sie lieber mit einem Menschen sprechen, sagen Sie es einfach.',
  'dialoom.about_bot_3':
    'Ich bin nach wie vor ein automatischer Assistent. Sagen Sie „ein Mensch“, dann hole ich jemanden.',
  'dialoom.about_why': 'Ich frage, damit ich Ihnen richtig helfen kann.',
  'dialoom.about_why_flow': 'Das brauche ich, um hiermit weiterzumachen: {{ flow }}.',
  'dialoom.about_why_again':
    'Ohne diese Angabe komme ich nicht weiter. Wenn Sie sie lieber nicht nennen, können Sie mit einem Menschen sprechen.',
  'dialoom.take_your_time': 'Lassen Sie sich Zeit. Ich bin da.',
  'dialoom.take_your_time_2': 'Das eilt nicht.',
  'dialoom.take_your_time_3': 'Ich warte.',
  'dialoom.not_wanted': 'Alles klar, das mache ich nicht.',
  'dialoom.not_wanted_2': 'Verstanden, das lasse ich.',
  'dialoom.not_wanted_3': 'Gut, dann nicht.',
  'dialoom.offer_person': 'Möchten Sie mit einem Menschen sprechen?',
  'dialoom.language_unavailable': 'Ich kann Ihnen in diesen Sprachen helfen: {{ languages }}.',
  'dialoom.cannot_open_picture': 'Bilder kann ich leider nicht ansehen. Können Sie es mir in Worten sagen?',
  'dialoom.cannot_open_voice':
    'Sprachnachrichten kann ich leider nicht anhören. Können Sie es mir schreiben?',
  'dialoom.cannot_open_video': 'Videos kann ich leider nicht ansehen. Können Sie es mir in Worten sagen?',
  'dialoom.cannot_open_file': 'Dateien kann ich leider nicht öffnen. Können Sie es mir in Worten sagen?',
  'dialoom.only_words_count': 'Ich kann nur lesen, was Sie schreiben; Anhänge kann ich nicht ansehen.',
  'dialoom.danger_self_harm_us':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. In den USA erreichen Sie rund um die Uhr 988 (Suicide & Crisis Lifeline), im Notfall 911. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_self_harm_ca':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. In Kanada erreichen Sie rund um die Uhr 988, im Notfall 911. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_self_harm_gb':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. In Großbritannien erreichen Sie rund um die Uhr die Samaritans unter 116 123, im Notfall 999. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_self_harm_ie':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. In Irland erreichen Sie rund um die Uhr die Samaritans unter 116 123, im Notfall 112. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_self_harm_au':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. In Australien erreichen Sie rund um die Uhr Lifeline unter 13 11 14, im Notfall 000. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_self_harm_de':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. Die TelefonSeelsorge erreichen Sie rund um die Uhr kostenlos unter 0800 1110111, im Notfall die 112. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_self_harm_at':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. Die TelefonSeelsorge erreichen Sie rund um die Uhr unter 142, im Notfall die 112. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_self_harm_ch':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. Die Dargebotene Hand erreichen Sie rund um die Uhr unter 143, im Notfall die 112. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_self_harm_fr':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. In Frankreich erreichen Sie rund um die Uhr die 3114, im Notfall die 112. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_self_harm_es':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. In Spanien erreichen Sie rund um die Uhr die 024, im Notfall die 112. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_self_harm_other':
    'Was Sie schreiben, macht mir Sorgen. Bitte sprechen Sie jetzt mit jemandem. Bitte rufen Sie die Notrufnummer Ihres Landes oder ein Krisentelefon an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_us':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die 911 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_ca':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die 911 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_gb':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die 999 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_ie':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_au':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die 000 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_de':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_at':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_ch':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_fr':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_es':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_violence_other':
    'Wenn jemand in Gefahr ist, rufen Sie bitte sofort die Notrufnummer Ihres Landes an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_us':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die 911 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_ca':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die 911 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_gb':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die 999 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_ie':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_au':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die 000 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_de':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_at':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_ch':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_fr':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_es':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die 112 an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
  'dialoom.danger_medical_other':
    'Das klingt nach einem medizinischen Notfall. Rufen Sie bitte sofort die Notrufnummer Ihres Landes an. Ich hole sofort eine Kollegin oder einen Kollegen dazu.',
};
