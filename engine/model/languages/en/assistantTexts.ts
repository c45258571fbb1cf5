import type { Language } from '../language.ts';

/**
 * What the assistant answers to social acts and to questions about itself, and what it says when somebody's life is in
 * danger, by kind of danger and country.
 */
export const assistantTexts: NonNullable<Language['texts']> = {
  'dialoom.goodbye': 'Goodbye, and all the best!',
  'dialoom.left_open': 'Still open: {{ flow }}.',
  'dialoom.act_greeting': 'Hello!',
  'dialoom.act_greeting_2': 'Hello again!',
  'dialoom.act_greeting_3': 'Hi, still here.',
  'dialoom.act_thanks': "You're welcome.",
  'dialoom.act_thanks_2': 'My pleasure.',
  'dialoom.act_thanks_3': 'Happy to help.',
  'dialoom.act_acknowledgement': 'All right.',
  'dialoom.act_acknowledgement_2': 'Good.',
  'dialoom.act_acknowledgement_3': 'Okay.',
  'dialoom.act_apology': 'No problem at all.',
  'dialoom.act_apology_2': "That's fine, don't worry.",
  'dialoom.act_apology_3': 'No harm done.',
  'dialoom.act_insult': "I'm sorry this is so frustrating. I'd still like to help.",
  'dialoom.act_insult_2':
    "I understand that you're upset, and I'm sorry. You can ask for a person at any time.",
  'dialoom.act_insult_3': "I'm sorry it has come to this. Let me try to get it done.",
  'dialoom.act_complaint': "I'm sorry about that. I'll do my best to sort it out.",
  'dialoom.act_complaint_2': "I'm sorry for the trouble this causes you.",
  'dialoom.act_complaint_3': "I'm sorry, that isn't how it should be. You can ask for a person at any time.",
  'dialoom.about_bot': "I'm an automated assistant, not a person. You can ask for a person at any time.",
  'dialoom.about_bot_2':
    "I'm a machine, and my answers are automatic. If you'd rather talk to a person, just say so.",
  'dialoom.about_bot_3': 'I\'m still an automated assistant. Say "a person" and I\'ll get one for you.',
  'dialoom.about_why': 'I ask so that I can help you with the right thing.',
  'dialoom.about_why_flow': 'I need that to continue with this: {{ flow }}.',
  'dialoom.about_why_again':
    "I can't continue without it. If you'd rather not say, you can ask for a person.",
  'dialoom.take_your_time': 'Take your time. I am here.',
  'dialoom.take_your_time_2': 'No hurry.',
  'dialoom.take_your_time_3': "I'll wait.",
  'dialoom.not_wanted': "All right, I won't do that.",
  'dialoom.not_wanted_2': "Understood, I'll leave that.",
  'dialoom.not_wanted_3': 'Okay, not that.',
  'dialoom.offer_person': 'Would you like to talk to a person?',
  'dialoom.language_unavailable': 'I can help you in these languages: {{ languages }}.',
  'dialoom.cannot_open_picture': "I'm afraid I can't look at pictures. Could you tell me in words?",
  'dialoom.cannot_open_voice': "I'm afraid I can't listen to voice messages. Could you write it to me?",
  'dialoom.cannot_open_video': "I'm afraid I can't watch videos. Could you tell me in words?",
  'dialoom.cannot_open_file': "I'm afraid I can't open files. Could you tell me in words?",
  'dialoom.only_words_count': 'I can only read what you write, not what you attach.',
  'dialoom.danger_self_harm_us':
    'What you write worries me. Please talk to somebody now. In the US, call or text 988 (Suicide & Crisis Lifeline) at any hour, or 911 in an emergency. I am bringing in a colleague right now.',
  'dialoom.danger_self_harm_ca':
    'What you write worries me. Please talk to somebody now. In Canada, call or text 988 at any hour, or 911 in an emergency. I am bringing in a colleague right now.',
  'dialoom.danger_self_harm_gb':
    'What you write worries me. Please talk to somebody now. In the UK, call Samaritans on 116 123 at any hour, or 999 in an emergency. I am bringing in a colleague right now.',
  'dialoom.danger_self_harm_ie':
    'What you write worries me. Please talk to somebody now. In Ireland, call Samaritans on 116 123 at any hour, or 112 in an emergency. I am bringing in a colleague right now.',
  'dialoom.danger_self_harm_au':
    'What you write worries me. Please talk to somebody now. In Australia, call Lifeline on 13 11 14 at any hour, or 000 in an emergency. I am bringing in a colleague right now.',
  'dialoom.danger_self_harm_de':
    'What you write worries me. Please talk to somebody now. In Germany, call TelefonSeelsorge on 0800 1110111 at any hour, or 112 in an emergency. I am bringing in a colleague right now.',
  'dialoom.danger_self_harm_at':
    'What you write worries me. Please talk to somebody now. In Austria, call TelefonSeelsorge on 142 at any hour, or 112 in an emergency. I am bringing in a colleague right now.',
  'dialoom.danger_self_harm_ch':
    'What you write worries me. Please talk to somebody now. In Switzerland, call Die Dargebotene Hand on 143 at any hour, or 112 in an emergency. I am bringing in a colleague right now.',
  'dialoom.danger_self_harm_fr':
    'What you write worries me. Please talk to somebody now. In France, call 3114 at any hour, or 112 in an emergency. I am bringing in a colleague right now.',
  'dialoom.danger_self_harm_es':
    'What you write worries me. Please talk to somebody now. In Spain, call 024 at any hour, or 112 in an emergency. I am bringing in a colleague right now.',
  'dialoom.danger_self_harm_other':
    'What you write worries me. Please talk to somebody now. Please call your local emergency number or a crisis line. I am bringing in a colleague right now.',
  'dialoom.danger_violence_us':
    'If somebody is in danger, please call 911 right away. I am bringing in a colleague right now.',
  'dialoom.danger_violence_ca':
    'If somebody is in danger, please call 911 right away. I am bringing in a colleague right now.',
  'dialoom.danger_violence_gb':
    'If somebody is in danger, please call 999 right away. I am bringing in a colleague right now.',
  'dialoom.danger_violence_ie':
    'If somebody is in danger, please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_violence_au':
    'If somebody is in danger, please call 000 right away. I am bringing in a colleague right now.',
  'dialoom.danger_violence_de':
    'If somebody is in danger, please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_violence_at':
    'If somebody is in danger, please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_violence_ch':
    'If somebody is in danger, please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_violence_fr':
    'If somebody is in danger, please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_violence_es':
    'If somebody is in danger, please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_violence_other':
    'If somebody is in danger, please call your local emergency number right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_us':
    'This sounds like a medical emergency. Please call 911 right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_ca':
    'This sounds like a medical emergency. Please call 911 right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_gb':
    'This sounds like a medical emergency. Please call 999 right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_ie':
    'This sounds like a medical emergency. Please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_au':
    'This sounds like a medical emergency. Please call 000 right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_de':
    'This sounds like a medical emergency. Please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_at':
    'This sounds like a medical emergency. Please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_ch':
    'This sounds like a medical emergency. Please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_fr':
    'This sounds like a medical emergency. Please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_es':
    'This sounds like a medical emergency. Please call 112 right away. I am bringing in a colleague right now.',
  'dialoom.danger_medical_other':
    'This sounds like a medical emergency. Please call your local emergency number right away. I am bringing in a colleague right now.',
};
