import type { AttachmentKind } from '../model/attachment.ts';
import type { EscalationTrigger } from '../model/documents/escalationRule.ts';
import { germanReadings } from './deReadings.ts';
import type { Speaker, Words } from './words.ts';

const { acts: actNames, dangers, reading: readingWords } = germanReadings;

const attachmentNames: Readonly<Record<AttachmentKind, string>> = {
  picture: 'eines Bildes',
  voice: 'einer Sprachnachricht',
  video: 'eines Videos',
  file: 'einer Datei',
};

const nextSteps: Readonly<Record<Exclude<EscalationTrigger, 'state'>, string>> = {
  person_requested: 'Gespräch an dieser Stelle übernehmen; der Kunde möchte mit einem Menschen sprechen',
  danger: 'Sofort Kontakt aufnehmen; es könnte jemand in Gefahr sein',
  sentiment: 'Zuerst auf das eingehen, was schiefgelaufen ist, dann an dieser Stelle weitermachen',
  urgency: 'Zuerst das Dringende erledigen, dann an dieser Stelle weitermachen',
  confidence:
    'Den Kunden nach seinem Anliegen fragen; der Assistent war bei den letzten Nachrichten unsicher',
  keyword: 'Die letzte Nachricht lesen: Sie enthält ein Stichwort, um das sich ein Mitarbeiter kümmern muss',
  turns: 'Gespräch an dieser Stelle übernehmen; es dauert schon lange und hat noch kein Ergebnis',
  action_failed: 'Von Hand erledigen, was das System nicht konnte',
  action_slow: 'Das System prüfen, das nicht rechtzeitig geantwortet hat, und von Hand weitermachen',
  restricted_topic: 'Das Thema selbst mit dem Kunden besprechen; der Assistent darf das nicht',
  condition: 'Gespräch an dieser Stelle übernehmen',
  no_match:
    'Den Kunden nach seinem Anliegen fragen; der Assistent hat die letzten Nachrichten nicht verstanden',
  loop: 'An dieser Stelle von Hand weitermachen und melden, dass der Ablauf sich im Kreis dreht',
  error: 'An dieser Stelle von Hand weitermachen und den Fehler melden',
};

const resolutions: Readonly<Record<string, string>> = {
  resolved: 'gelöst',
  unresolved: 'ungelöst',
  escalated: 'an einen Mitarbeiter übergeben',
};

const inARow = (messages: number): string =>
  messages === 1 ? '' : ` in ${messages} Nachrichten hintereinander`;
const last = (messages: number): string => (messages === 1 ? '' : 'zuletzt ');
const after = (p: { readonly durationMs?: number }, s: Speaker): string =>
  !('durationMs' in p) ? '' : ` nach ${s.number(p.durationMs)} ms`;
const customer = (name: string | null): string => name ?? 'Der Kunde';

/** The German words, for desks that read German. */
export const germanWords: Words = {
  and: 'und',
  decimalPoint: ',',
  quotes: ['„', '“'],
  in: 'in',
  beginning: 'dem Anfang des Gesprächs',
  readings: germanReadings,
  triggers: {
    state: 'Der Ablauf hat eine Übergabe erreicht',
    person_requested: 'Der Kunde möchte mit einem Menschen sprechen',
    danger: 'Es könnte jemand in Gefahr sein',
    sentiment: 'Der Kunde ist verärgert',
    urgency: 'Der Kunde kann nicht warten',
    confidence: 'Der Assistent war nicht sicher, was der Kunde möchte',
    keyword: 'Der Kunde hat ein Stichwort genannt, um das sich ein Mitarbeiter kümmern muss',
    turns: 'Das Gespräch hat zu lange kein Ergebnis gebracht',
    action_failed: 'Eine Aktion ist fehlgeschlagen',
    action_slow: 'Eine Aktion hat zu lange gedauert',
    restricted_topic: 'Das Thema ist Mitarbeitern vorbehalten',
    condition: 'Eine Bedingung des Projekts ist erfüllt',
    no_match: 'Zu viele Nachrichten wurden nicht verstanden',
    loop: 'Der Ablauf hat sich im Kreis gedreht',
    error: 'Im Ablauf ist etwas fehlgeschlagen',
  },
  ends: {
    resolved: 'Das Gespräch ist beendet und gelöst.',
    unresolved: 'Das Gespräch ist beendet und ungelöst.',
    escalated: 'An einen Mitarbeiter übergeben. Das Gespräch ist beendet.',
    ended: 'Das Gespräch ist beendet.',
  },
  statements: {
    authored: ({ text }) => text,
    earlier_text: ({ text }) => text,
    error: (note, s) => s.error(note),

    done: (p, s) => `Erledigt${after(p, s)}`,
    answered_with_status: (p, s) => `Antwort mit Status ${p.status}${after(p, s)}`,
    answered_from: ({ sources }, s) => `Beantwortet aus ${s.list(sources)}`,
    answered_by: ({ model }) => `Beantwortet von ${model}`,
    nothing_found: () => 'Keine Textstelle gefunden',
    best_passage_below: ({ score, threshold }, s) =>
      `Beste Textstelle erreicht ${s.number(score, 2)}, nötig sind ${s.number(threshold, 2)}`,
    no_passage_close: () => 'Keine Textstelle der Wissensbasis passt gut genug',
    flow_ended: ({ resolution }) => `Beendet: ${resolutions[resolution] ?? resolution}`,
    cancelled_by_customer: () => 'Vom Kunden abgebrochen',
    answer_refused: () => 'Erklärt, warum die Antwort nicht angenommen wurde',
    suggestions_offered: () => 'Vorschläge angeboten',
    asked_again: () => 'Noch einmal gefragt',

    person_requested: () => 'Der Kunde möchte mit einem Menschen sprechen',
    danger: ({ danger }) => `Es könnte jemand in Gefahr sein: ${dangers[danger]}`,
    not_understood: ({ messages }) =>
      messages === 1
        ? 'Eine Nachricht wurde nicht verstanden'
        : `${messages} Nachrichten hintereinander wurden nicht verstanden`,
    negative_sentiment: ({ sentiment, below, messages: n }, s) =>
      `Negative Stimmung${inARow(n)} (${last(n)}${s.number(sentiment, 2)}, Schwelle ${s.number(below)})`,
    urgent: ({ urgency, atLeast, messages: n }, s) =>
      `Hohe Dringlichkeit${inARow(n)} (${last(n)}${s.number(urgency, 2)}, Schwelle ${s.number(atLeast)})`,
    low_confidence: ({ confidence, below, messages: n }, s) =>
      `Anliegen unsicher erkannt${inARow(n)} (${last(n)}${s.number(confidence, 2)}, Schwelle ${s.number(below)})`,
    keyword_used: ({ phrase }, s) => `Der Kunde hat das Stichwort ${s.quote(phrase)} genannt`,
    restricted_topic: ({ intent, confidence }, s) =>
      `Der Kunde spricht ${s.quote(s.intent(intent))} an (Konfidenz ${s.number(confidence, 2)}), ein Thema nur für Mitarbeiter`,
    turns_without_result: ({ messages, over }) => `${messages} Nachrichten ohne Ergebnis, mehr als ${over}`,
    condition_holds: ({ when, values }, s) =>
      `Bedingung erfüllt: ${when}${values.length === 0 ? '' : ` (${values.map(({ name, value }) => `${name} ist ${s.value(value)}`).join(', ')})`}`,
    action_failed: ({ action, times, detail }, s) =>
      times === 1
        ? `Die Aktion ${action} ist fehlgeschlagen: ${s.say(detail)}`
        : `${times} Aufrufe sind fehlgeschlagen, zuletzt die Aktion ${action}: ${s.say(detail)}`,
    action_slow: ({ action, durationMs, limitMs }, s) =>
      `Die Aktion ${action} hat ${s.number(durationMs)} ms gedauert, mehr als ${s.number(limitMs)} ms`,
    action_timed_out: ({ action, timeoutMs, limitMs }, s) =>
      `Die Aktion ${action} hat in ${s.number(timeoutMs)} ms nicht geantwortet; die Grenze liegt bei ${s.number(limitMs)} ms`,

    act_on_trigger: ({ trigger }) => nextSteps[trigger],
    go_on_from: ({ flow, state }, s) => `Mit dem Kunden weitermachen bei ${s.place(flow, state)}`,

    customer_wants: ({ name, intent, utterance }, s) =>
      `${customer(name)} möchte ${s.quote(s.intent(intent))}; wörtlich: ${s.quote(utterance)}`,
    customer_wrote: ({ name, text }, s) => `${customer(name)} schreibt: ${s.quote(text)}`,
    customer_silent: ({ name }) => `${customer(name)} hat noch nichts geschrieben`,
    facts_known: ({ facts }, s) =>
      `Bekannt: ${facts.map(({ slot, value }) => `${slot.replaceAll('_', ' ')} ${s.value(value)}`).join(', ')}`,
    stopped_at: ({ flow, state, reason }, s) => `Stand bei ${s.place(flow, state)}: ${s.say(reason)}`,

    escalated: ({ trigger, rule, reason }, s) =>
      rule === null
        ? `Übergeben (${trigger}): ${s.say(reason)}`
        : `Übergeben (${trigger}, Regel ${rule}): ${s.say(reason)}`,
    rule_failed: ({ rule, error }, s) =>
      `Die Regel ${rule} konnte nicht ausgewertet werden: ${s.error(error)}`,
    message_refused: () => 'Die Nachricht passt nicht',
    other_question_answered: () => 'Die Nachricht beantwortet eine andere Frage',
    asked_for_words: ({ kinds }, s) =>
      `Bat um Worte statt ${s.list(kinds.map((kind) => attachmentNames[kind]))}`,
    suggestions_shown: () => 'Vorschläge angeboten',
    still_waiting: () => 'Wartet weiter',
    question_repeated: () => 'Der Kunde wollte die Frage noch einmal hören',
    customer_silent_for: ({ silences }) =>
      silences === 1
        ? 'Der Kunde hat nicht geantwortet'
        : `Der Kunde hat ${silences}-mal hintereinander nicht geantwortet`,
    slots_filled: ({ slots }, s) => `Aus der Nachricht übernommen: ${s.list(slots)}`,
    slots_expired: ({ slots }, s) => `Abgelaufen und geleert: ${s.list(slots)}`,
    slot_corrected: ({ slot, backTo }, s) =>
      backTo === null
        ? `${slot} berichtigt`
        : `${slot} berichtigt, zurück zu ${s.place(backTo.flow, backTo.state)}`,
    slot_emptied: ({ slot, backTo }, s) =>
      backTo === null
        ? `${slot} geleert`
        : `${slot} geleert, zurück zu ${s.place(backTo.flow, backTo.state)}`,
    correction_too_late: ({ slot }) => `Zu spät, um ${slot} zu berichtigen`,
    customer_forgotten: () => 'Daten des Kunden auf dessen Wunsch gelöscht',
    language_changed: ({ locale }) => `Gewechselt zu ${locale}, der Sprache des Kunden`,
    out_of_scope: ({ intent }, s) => `${s.quote(s.intent(intent))} gehört nicht zum Angebot`,
    confirmation_asked: ({ reading }, s) =>
      `Um Bestätigung gebeten: ${readingWords({ ...reading, guards: [] }, s)}`,
    clarification_asked: ({ candidates }, s) =>
      `Nachgefragt, was gemeint ist: ${candidates.map(({ flow, confidence }) => `${s.flow(flow)} (${s.number(confidence, 2)})`).join(' oder ')}`,
    neither_meant: () => 'Keines von beiden war gemeint',
    flow_called: ({ flow }, s) => `Ruft ${s.flow(flow)} auf`,
    flow_left_for: ({ flow }, s) => `Weiter in ${s.flow(flow)}`,
    flow_interrupts: ({ flow }, s) => `Unterbrochen von ${s.flow(flow)}`,
    flow_held: ({ flow }, s) => `${s.flow(flow)} muss warten: Dieser Ablauf geht vor`,
    flow_queued: ({ flow }, s) => `${s.flow(flow)} folgt danach`,
    flow_forbidden: ({ flow }, s) => `${s.flow(flow)} darf nicht unterbrechen`,
    flow_running: ({ flow }, s) => `${s.flow(flow)} läuft bereits`,
    flow_too_deep: ({ flow }, s) => `${s.flow(flow)} wäre zu tief verschachtelt`,
    authentication_first: ({ flow }, s) => `Zuerst die Anmeldung: ${s.flow(flow)}`,
    verification_first: ({ flow, slots }, s) => `Zuerst ${s.flow(flow)}, um ${s.list(slots)} zu bestätigen`,
    slots_verified: ({ slots }, s) => `Bestätigt: ${s.list(slots)}`,
    flows_cancelled: ({ flows }, s) => `Abgebrochen: ${s.list(flows.map(s.flow))}`,
    nothing_to_cancel: () => 'Im Hauptablauf gibt es nichts abzubrechen',
    message_read: ({ chosen }, s) =>
      chosen.length === 0
        ? 'Als nichts verstanden'
        : `Verstanden als ${s.list(chosen.map((one) => readingWords(one, s)))}`,
    act_answered: ({ act }) => `Auf die Äußerung des Kunden geantwortet: ${actNames[act] ?? act}`,
    asked_about_assistant: ({ what }) =>
      what === 'bot'
        ? 'Der Kunde hat gefragt, mit wem er spricht'
        : 'Der Kunde hat gefragt, wozu die Frage dient',
    not_wanted: ({ what }) => `Der Kunde möchte das nicht: ${what}`,
    customer_needs_time: () => 'Der Kunde braucht einen Moment',
    customer_said_goodbye: () => 'Der Kunde hat sich verabschiedet',
    person_offered: () => 'Gefragt, ob der Kunde mit einem Menschen sprechen möchte',
    language_unavailable: ({ language }) =>
      `Der Kunde hat nach ${language} gefragt; diese Sprache hat das Projekt nicht`,
    action_done_before: ({ action }) => `${action} wurde mit denselben Angaben schon ausgeführt`,

    nothing: () => 'nichts',
    value: ({ value }, s) => s.value(value),
    conversation_goes_on: () => 'geht weiter',
    conversation_ends: ({ resolution }) => `endet: ${resolutions[resolution] ?? resolution}`,

    turn_missing: ({ customer: said }, s) => `Das Gespräch endet, bevor ${s.quote(said)} gesagt wird`,
    intent_differs: ({ customer: said, was, is }, s) =>
      `${s.quote(said)} wird jetzt als ${s.say(is)} verstanden, nicht als ${s.say(was)}`,
    state_differs: ({ after: before, was, is }) => {
      const where = before === null ? '' : `Nach ${before}: `;
      if (is === null) return `${where}Das Gespräch bleibt stehen, wo es zu ${was} weiterging`;
      return was === null
        ? `${where}Das Gespräch geht zu ${is} weiter`
        : `${where}Das Gespräch geht zu ${is}, nicht zu ${was}`;
    },
    action_differs: ({ was, is }) => {
      if (is === null) return `Der Aufruf ${was} entfällt`;
      return was === null ? `Der Aufruf ${is} ist neu` : `Aufgerufen wird ${is}, nicht ${was}`;
    },
    text_differs: ({ was, is }) => {
      if (is === null) return `„${was}“ wird nicht mehr gesagt`;
      return was === null ? `„${is}“ wird zusätzlich gesagt` : `„${is}“ wird gesagt, nicht „${was}“`;
    },
    handoff_new: ({ reason }, s) => `Das Gespräch wird jetzt übergeben: ${s.say(reason)}`,
    handoff_missing: ({ reason }, s) =>
      `Das Gespräch wird nicht mehr übergeben, anders als zuvor: ${s.say(reason)}`,
    handoff_differs: ({ field, was, is }, s) =>
      `Im Übergabepaket ist ${field} ${s.say(is)}, nicht ${s.say(was)}`,
    end_differs: ({ was, is }, s) => `Hier: Das Gespräch ${s.say(is)}; in der Aufzeichnung: Es ${s.say(was)}`,

    line_unfinished: ({ line }) => `Zeile ${line} ist unvollständig und wird ausgelassen`,

    not_said: () => 'Das wurde nicht gesagt',
    was_said: () => 'Das wurde gesagt',
    something_said: () => 'Es wurde etwas gesagt',
    conversation_ended: () => 'Das Gespräch ist beendet',
    conversation_active: () => 'Das Gespräch geht weiter',
    waits_elsewhere: () => 'Das Gespräch wartet in einem anderen Zustand',
    states_entered: () => 'Zustände wurden betreten',
    state_not_entered: () => 'Dieser Zustand wurde (an dieser Stelle) nicht betreten',
    name_unknown: () => 'Diesen Namen gibt es nicht',
    slot_differs: () => 'Der Slot hat einen anderen Wert',
    slot_verified: () => 'Der Slot ist bestätigt',
    slot_not_verified: () => 'Der Slot ist nicht bestätigt',
    memory_differs: () => 'Ein anderer Wert wird behalten',
    intent_not_expected: () => 'Ein anderes Anliegen wurde erkannt',
    actions_called: () => 'Aktionen wurden aufgerufen',
    action_not_called: () => 'Die Aktion wurde nicht mit diesen Angaben aufgerufen',
    action_called_times: ({ times }) => `Sie wurde ${times}-mal aufgerufen`,
    not_handed_over: () => 'Das Gespräch wurde nicht übergeben',
    handed_over: () => 'Das Gespräch wurde übergeben',
    handed_over_otherwise: () => 'Die Übergabe ist eine andere',
    not_cited: () => 'Die Quelle wird nicht genannt',
    not_offered: () => 'Das kann nicht angetippt werden',
    list_not_empty: () => 'Die Liste ist nicht leer',
    locale_differs: () => 'Das Gespräch geht in einer anderen Sprache weiter',
  },
  errors: {
    EXPRESSION_SYNTAX: (p) => `Der Ausdruck \`${p.source}\` ist ungültig: ${p.message}`,
    EXPRESSION_FAILED: (p) => `Der Ausdruck \`${p.source}\` konnte nicht ausgewertet werden: ${p.message}`,
    TEMPLATE_SYNTAX: (p) => `Die Textvorlage \`${p.source}\` ist ungültig: ${p.message}`,
    TEMPLATE_FILTER: (p) => `Der Filter ${p.filter} in \`${p.source}\` ist nicht möglich: ${p.reason}`,
    TEMPLATE_FAILED: (p) => `Die Textvorlage \`${p.source}\` konnte nicht ausgefüllt werden: ${p.message}`,
    FLOW_CONDITION_NOT_BOOLEAN: (p) =>
      `Die Bedingung \`${p.expression}\` ergibt ${p.got}, nicht wahr oder falsch`,
    FLOW_SLOT_UNKNOWN: (p) =>
      p.slot === '' ? 'Kein Slot ist gewählt' : `Der Slot ${p.slot} ist in diesem Projekt nicht deklariert`,
    FLOW_SLOT_VALUE: (p) => `${p.value} passt nicht in den Slot ${p.slot} vom Typ ${p.type}`,
    FLOW_QUERY_NOT_TEXT: (p) => `Die Suchanfrage \`${p.expression}\` ergibt ${p.got}, keinen Text`,
    FLOW_ACCESS_NOT_LABELS: (p) =>
      `Der Zugriffsausdruck \`${p.expression}\` ergibt ${p.got}, keine Kennzeichen`,
    MACHINE_KIND_UNKNOWN: (p) => `Diese Version kennt die Knotenart ${p.kind} nicht`,
    MACHINE_STATE_UNUSABLE: (p) =>
      `Ein Zustand der Art ${p.kind} ist nicht richtig eingerichtet: ${p.findings}`,
    MACHINE_TRANSITION_DANGLING: (p) => `Der Übergang ${p.outcome} führt zu ${p.target}, das es nicht gibt`,
    MACHINE_START_MISSING: (p) => `Der Ablauf ${p.flow} hat keinen Startzustand`,
    MACHINE_FLOW_UNKNOWN: (p) =>
      p.flow === '' ? 'Kein Ablauf ist gewählt' : `In diesem Projekt gibt es keinen Ablauf ${p.flow}`,
    MACHINE_STATE_UNKNOWN: (p) => `Im Ablauf ${p.flow} gibt es keinen Zustand ${p.state}`,
    MACHINE_OUTCOME_NOT_CONNECTED: (p) => `Der Ausgang ${p.outcome} ist nicht verbunden`,
    MACHINE_CALLS_TOO_DEEP: (p) => `Mit ${p.flow} wären mehr als ${p.depth} Abläufe ineinander verschachtelt`,
    MACHINE_TEXT_MISSING: (p) => `Der Text ${p.key} fehlt in der Sprache ${p.locale}`,
    MACHINE_COUNT_NOT_A_NUMBER: (p) => `Der Text ${p.key} hängt von einer Anzahl ab, die aber ${p.value} ist`,
    MACHINE_NOT_AUTHENTICATED: () => 'Der Kunde ist nicht angemeldet',
    MACHINE_SLOTS_NOT_VERIFIED: (p) => `Diese Slots sind nicht bestätigt: ${p.slots}`,
    MACHINE_STEP_CRASHED: (p) => `Ein Zustand der Art ${p.kind} ist abgestürzt: ${p.message}`,
    MACHINE_DONE_ALREADY: (p) =>
      `Die Aktion ${p.action} wurde schon mit dem ausgeführt, was der Kunde vor seiner Berichtigung gesagt hatte`,
    MACHINE_LOOP: (p) => {
      if (p.what?.includes('/') === true)
        return `Der Ablauf dreht sich im Kreis: ${p.what} wurde mehr als ${p.limit}-mal betreten`;
      const counted: Readonly<Record<string, string>> = {
        steps: 'Schritte',
        requests: 'Anfragen',
        wakes: 'Wartezeiten',
      };
      return `Der Ablauf dreht sich im Kreis: mehr als ${p.limit} ${counted[p.what ?? ''] ?? p.what} nach einer Nachricht`;
    },
  },
};
