import {
  countUpTo,
  type DurationLanguage,
  type Language,
  type LexiconSource,
  tens,
  type UrgencyWords,
} from '../language.ts';
import { corrections, yesNo } from './answers.ts';
import { assistantTexts } from './assistantTexts.ts';
import { dates } from './dates.ts';
import { privateData } from './privateData.ts';
import { questions } from './questions.ts';
import { talk } from './talk.ts';
import { address, money, names, numbers, spoken, times } from './values.ts';

const DE_TENS = tens('zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig');
const DE_UNITS = countUpTo('ein zwei drei vier fünf sechs sieben acht neun');
const german = new Map<string, number>([
  ...countUpTo(
    'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn',
    2,
  ),
  ...countUpTo('siebzehn achtzehn neunzehn', 17),
  ...DE_TENS,
  ...DE_TENS.flatMap(([ten, value]) =>
    DE_UNITS.map(([one, more]): [string, number] => [`${one}und${ten}`, value + more]),
  ),
  ...DE_UNITS.map(([one, value]): [string, number] => [`${one}einhalb`, value + 0.5]),
  ['anderthalb', 1.5],
]);

/** Durations. */
const durations: DurationLanguage = {
  units: {
    Y: 'jahre?n?s?',
    M: 'monat(?:en?|s)?',
    W: 'wochen?',
    D: 'tage?n?s?|nächten?|nacht',
    H: 'stunden?|std\\.?|h',
    m: 'minuten?|min\\.?',
    S: 'sekunden?|sek\\.?',
  },
  numbers: german,
  article: 'ein(?:e[nmrs]?)?',
  before:
    'für|seit|innerhalb|binnen|nach|über|fast|etwa|circa|ca|rund|schon|nur|noch|dauert|dauerte|gedauert|mindestens|höchstens|als|während|gut|knapp|ungefähr|warte|wartete',
  and: 'und|,',
  andHalf: 'und eine halbe',
  half: '(?:eine[rn]? )?halbe[nrs]?|ein(?:em)? halbe[sn]|halbes',
  phrases: [
    ['(?:eine[r]? )?viertelstunde', 'PT15M'],
    ['(?:eine[r]? )?dreiviertelstunde', 'PT45M'],
  ],
  to: 'bis|oder|-|–',
  momentBefore: 'vor',
  momentAfter: 'her',
};

/**
 * German sentiment words of customer service, chosen like the English ones: "verloren", "kaputt", "kündigen",
 * "Erstattung" and "Problem" weigh little or nothing. `~` stands for the endings of an adjective, `*` for any
 * continuation.
 */
const sentiment: LexiconSource = {
  words: {
    '-4': `frechheit, frechheiten, unverschämtheit, unverschämt~, unverschaemt~, unverschähmt~, zumutung, sauerei, schweinerei, skandal,
      skandalös~, ekelhaft~, widerlich~, abartig~, stinksauer, stinkwütend, wütend~, erbärmlich~, lächerlich~, laecherlich~, schande,
      schändlich~, das ist betrug, ist doch betrug, reiner betrug, betrüger*, abzocke*, abgezockt, ihr diebe, lügner*, gelogen, verarsch*, idiot*, vollidiot*, trottel, deppen,
      arschloch*, arsch, scheiß*, scheiss*, beschissen~, kotzt mich, kotzen, kacke, verdammt~, saftladen, so ein dreck, drecks*,
      nase voll, schnauze voll, geht gar nicht, echt das letzte, seid das letzte, sind das letzte, zum teufel, zur hölle, seid ihr blöd, seid ihr dumm, nie wieder, nie mehr,
      schlechteste, schlechtester, schlechtesten, schlechtestes, mieseste, miesester, miesesten, miesestes, anzeigen werde, zeige sie an, zeige euch an,
      wollt ihr mich, wollen sie mich veräppeln, veräppel*, was soll das, was fällt euch, was fällt ihnen, reicht es mir, es reicht mir, jetzt reichts, jetzt reicht es,
      mir reichts, mir reicht es, langsam reicht es, langsam reichts, kein mensch interessiert, interessiert niemanden, danke für nichts, unter aller sau, unterste schublade,
      katastrophe, katastrophal~, unfassbar~, witz von, ein witz, schlechter witz, hass~, hasse`,
    '-3.2': `inakzeptabel, unakzeptabel, inakzeptabl~, unmöglich~, unmoeglich~, furchtbar~, fürchterlich~, schrecklich~, grauenhaft~, grauenvoll~,
      grottenschlecht~, unterirdisch~, miserabel, miserabl~, mies~, unfähig~, inkompetent~, unprofessionell~, nutzlos~, wertlos~, ist müll, so ein müll, schrott,
      mist, blöd~, dumm~, doof~, sauer, verärgert~, empört~, beleidigend~, betrogen, zeitverschwendung, geldverschwendung, verschwendete zeit, albtraum,
      alptraum, unglaublich schlecht, peinlich~, rücksichtslos~, unhöflich~, respektlos~, dreist~, lüge, lügen, angelogen, verlange,
      fordere, zum dritten mal, zum vierten mal, zum fünften mal, zum zehnten mal, zum x-ten mal, drittes mal, unzumutbar~, hölle`,
    '-2.4': `schlecht~, schlimm~, enttäuscht~, enttäuschend~, enttäuschung, entäuscht~, frustriert~, frustrierend~, frust, genervt~, nervig~, nervt,
      nerven, ärgerlich~, aergerlich~, ärgert, ärger, ärgere, unzufrieden~, unglücklich~, traurig~, hässlich~, ungeduldig~, nicht ok, nicht okay,
      nicht in ordnung, nicht akzeptabel, nicht fair, unfair~, nicht richtig so, nicht das was, schlechter, schlampig~, lieblos~, ignoriert~,
      im stich, warte immer noch, warte schon länger, warte schon seit, taugt nichts, immer noch nicht da, wird ständig abgelehnt, dauert ewig, dauert eine ewigkeit, ewig warten, unsinn, quatsch, durcheinander, bereue, anwalt, rechtliche schritte, das letzte mal`,
    '-1.4': `leider, schade, langsam~, lahm~, verwirrend~, verwirrt~, umständlich~, kompliziert~, schwierig~, mühsam~, besseres erwartet, mehr erwartet,
      zu lange, so lange, unklar~, unzuverlässig~, bedauerlich~, besorgt~, sorgen, merkwürdig~, komisch~, beschweren, nicht geholfen, hilft nicht,
      hilft mir nicht, bringt nichts, ernsthaft, schon gesagt, schon zweimal, bereits gesagt, zum zweiten mal, billig~, warte seit, vor einer ewigkeit, unnötig~, viel zu viel, wtf`,
    '-0.4': `betrug, problem, probleme, beschwerde, beschwerden, fehler, falsch~, kaputt~, defekt~, beschädigt~, fehlt, fehlend~`,
    '0': `nein danke, guten morgen, guten tag, guten abend, gute nacht, schönen tag, schönen abend, schönes wochenende, danke im voraus,
      liebe grüße, lieben gruß, liebe grüsse, mit freundlichen grüßen, freundliche grüße, beste grüße, viele grüße, besten weg, am besten,
      was soll das kosten, schon gut, gut möglich, so gut wie, kein interesse, besser passt, gern gegen, gerne gegen, liebe damen, liebes team, lieber kundenservice, liebe frau,
      lieber herr, guter zustand, gutem zustand, ist es ok, ist es okay, zu gut`,
    '0.6': `ok, okay, passt, klappt, funktioniert, gern, gerne, kein problem, keine sorge, geht klar`,
    '1.6': `danke, dank, dankeschön, danke schön, merci, dankbar~, gut~, gutes, schön~, nett~, hilfreich~, geholfen, froh~, freue, freut, freundlich~, zufrieden~,
      glücklich~, gefällt, gefallen, mag, angenehm~, einfach klasse, gelöst, bequem~, besser, erleichtert~, in ordnung, alles gut, lieb~, praktisch~`,
    '2.6': `toll~, super, klasse, prima, perfekt~, großartig~, grossartig~, ausgezeichnet~, hervorragend~, wunderbar~, fantastisch~, phantastisch~, spitze,
      genial~, exzellent~, begeistert~, liebe, lieben dank, vielen dank, herzlichen dank, besten dank, tausend dank, danke sehr, danke vielmals,
      wow, hurra, juhu, beste, bester, besten, bestes, wunderschön~, traumhaft~, mega, hammer, spitzenmäßig~, top, überglücklich~, sehr geholfen`,
  },
  negations: 'nicht, nie, niemals, kaum, ohne, weder, garnicht, nichts',
  negatesNext: 'kein, keine, keinen, keinem, keiner, keines, keinerlei',
  negatedVerbs: 'gefällt, gefallen, klappt, passt, funktioniert, mag, freut, freue, geholfen, liebe, hasse',
  stronger: `sehr, so, echt, wirklich, richtig, total, völlig, absolut, komplett, extrem, äußerst, unheimlich, unglaublich, wahnsinnig, furchtbar,
    super, mega, ziemlich, ganz, höchst, dermaßen, derart, zutiefst, voll`,
  weaker: 'bisschen, etwas, leicht, wenig, einigermaßen, halbwegs, teilweise, eher',
  but: 'aber, jedoch, allerdings, trotzdem',
};

/** German texts of the policies. */
const texts: Readonly<Record<string, string>> = {
  ...assistantTexts,
  'dialoom.no_match': 'Das habe ich leider nicht verstanden. Können Sie es anders sagen?',
  'dialoom.no_match_again':
    'Ich verstehe es noch immer nicht, tut mir leid. Wie würden Sie es sonst ausdrücken?',
  'dialoom.suggestions': 'Dabei kann ich helfen:',
  'dialoom.no_input': 'Sind Sie noch da?',
  'dialoom.no_input_farewell':
    'Ich habe länger nichts von Ihnen gehört und beende den Chat. Schreiben Sie gern jederzeit wieder.',
  'dialoom.clarify': 'Nur um sicherzugehen: Worum geht es?',
  'dialoom.clarify_neither': 'Etwas anderes',
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

const DE_DAY =
  '(?:heute|heute abend|morgen|mittag|mitternacht|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|(?:zum )?wochenende|feierabend|weihnachten)';

/** Urgency. */
const urgency: UrgencyWords = {
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
};

/** Common words around a question or an answer; none that means something in English. */
const stopWords = `
  aber als auch auf aus bei bitte da daran darf das dass davon dazu dem den denn der des dessen dich die dies diese diesem
  diesen dieser dieses dir doch du eigentlich überhaupt ueberhaupt übrigens uebrigens nochmal dein deine deinem deinen deiner eben ein eine einem einen einer eines er es etwas euch
  euer eure eurem euren eurer für fuer gar gerade gern gerne gibt gibts grad habe haben habt halt hätte hatte haette
  hier ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer ins ist ists ja jetzt kann kannst könnt konnt koennt können
  konnen koennen könnte konnte koennte könnten konnten koennten mal mein meine meinem meinen meiner meines mich mir mit
  möchte mochte moechte möchten mochten moechten muss müssen mussen muessen nach naja ne nem nen ner noch nun nur ob oder
  schon sehr sein seine seid sich sie sind soll sollte um und uns unser unsere unserem unseren vom von vor wann war waren
  wäre waere warum wegen weil welche welchem welchen welcher welches wenn wer werde werden wie wieso will wir wird
  wollen wollte wurde würde wurde wuerde zu zum zur über uber ueber bist hast dafür dafur dafuer damit dann
`;

/** Words that are not part of a name. */
const everyday = `
  aber abend achso adresse aha alle alles als am an auch auf bei beide beides besser bestellung bestimmt bezahlen bezahlt bin
  bitte brauch brauche brauchen brauchst braucht da dafür dafur damit danke dann das dass daten dein deine dem den denn der
  des deutsch die dies diese dieser doch du egal eigentlich ein eine einen einer einverstanden englisch er erledigt es
  falsch fertig fragen frage für fur geben geh gehen geht geld gesagt gibt genau gerne glaub glaube größe grosse große
  gut guten habe haben hab hallo hat heute hilfe hier ich ihr ihre im in ist ja jetzt kann kannst kein keine keinen klappt
  können konnen könnt konto kunde lass lassen leider lieber lieferung los mach machen macht mail man mein meine meinen
  mehr mensch mich mir mit mitarbeiter möchte mochte moechte morgen muss müssen mussen na nach name namen namens nee nein
  nicht nichts nix noch nochmal nötig notig nummer nur nö oder okay ordnung paket passt passwort perfekt prima problem
  quatsch rechnung retoure rückgabe sag sage sagen schon schreiben schöne sehr sein sich sicher sie sind so sofort soll
  sollen stimmt suche super tag toll tschüss tschuss über uber um und uns unser verbinden vergessen versteh verstehe
  verstanden viel viele vielen vom von vor wann war warte warten warum wars was weg weil weiß weiss weiter welche wenn wer
  weshalb wichtig wie wieder wiedersehen wieso will willst wir wissen wo wofür wofur woher wollen wozu wurde würde wurde zu
  zum zur zurück zuruck abholen abholung abschicken brief express filiale karte laden per post postweg versand
`;

/** German. */
export const de: Language = {
  id: 'de',
  name: 'German',
  yesNo,
  corrections,
  talk,
  joiners: ['und', 'aber', 'also', 'ausserdem', 'dann', 'sondern'],
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
