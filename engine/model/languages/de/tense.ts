import type { TenseWords } from '../dateWords.ts';

/** Simple past forms of irregular verbs, without endings: the class is closed. */
const irregular =
  `aß bat begann bekam bekamen blieb brach brachte dachte empfahl empfing entschied erfuhr erhielt erschien fand fiel fing flog floh
  fraß fror fuhr gab galt gefiel gelang genoss geriet geschah gewann ging goss griff half hielt hing hob kam kamen kannte kroch lag lief
  ließ lieh litt log maß nahm nannte pfiff rannte rief riss ritt roch rutschte sah sank sandte saß schien schlief schloss schlug
  schmolz schnitt schob schoss schrieb schrie schwamm schwieg schwoll sprach sprang stand stahl starb stieg stieß stritt tat traf trank
  trat trieb trug überwies verbot verband vergaß verglich verhielt verkaufte verlief verlieh verließ verlor verschob verschrieb
  verschwand versprach verstand vertrug verzieh wandte warf wies wuchs wusste zog zwang`.split(/\s+/);

/** What looks like the past of a regular verb and is none. */
const notPast =
  'bräuchte|dürfte|hätte|könnte|möchte|müsste|sollte|wollte|würde|heute|bitte|nächste|letzte|erste|zweite|dritte|beste|späteste|früheste|gute|rechte|echte|leute|seite|karte|mitte|kiste|liste|kette|tüte|miete|summe|rate|quote|note|bestellte';
const who = '(?:ich|er|sie|es|man|wir|niemand|keiner|jemand|einer)';
const what = String.raw`(?:der|die|das|mein\p{L}*|unser\p{L}*|ihre?|euer|eure|dieser?|dieses) \p{L}+`;
const regular = String.raw`(?!(?:${notPast})n?(?!\p{L}))\p{L}{3,}te(?:n|st)?`;

/** A participle without "ge" that ends its clause; verbs of a subordinate clause stand there as well, and are left out. */
const lastParticiple = String.raw`(?!(?:verlängert|besteht|bekommt|beginnt|erscheint|erhält|verlässt|verfällt|entfällt|verschiebt|verreist|versteht|benötigt|überweist|verschickt|verlangt|verspricht|bezieht|betrifft|behält|erreicht|erwartet)(?!\p{L}))(?:be|ver|er|ent|zer|über|unter)\p{L}{3,}t(?=\s*(?:$|[.,;!?)]|und |aber |oder ))`;

/** Verbs that arrange something for another day. */
const arranged =
  '(?:gebucht|reserviert|bestellt|vereinbart|ausgemacht|geplant|angemeldet|gekauft|eingeladen|verabredet|vorgemerkt|angefordert)';

/** By which words a date lies in the past or the future. Participles and verbs of subordinate clauses stand behind it. */
export const tense: TenseWords = {
  limits: 'bis|bis zum|bis spätestens|spätestens|spätestens am|ab|ab dem',
  asks: 'wann|(?:welchem|welchen|welcher) tag|welches datum',
  aims: ['für(?: den| die| das)?', arranged],
  missed: [
    String.raw`(?:hab(?:e|en|t)?|hast|hat)(?!.* für .*${arranged})(?=.*(?<!\p{L})(?!geöffnet|geschlossen)(?:ge\p{L}{2,}(?:t|en)|(?:be|ver|er|zer|ent)\p{L}{3,}t)(?!\p{L}))`,
    String.raw`(?:wollte|wollten)(?= (?:\p{L}+ ){0,4}(?:am )?(?:\p{L}*tag|\d{1,2}\.).* (?:aber|doch|jedoch|hat nicht|ging nicht))`,
    'sollten?(?! wir| ich| man| es (?:möglich|gehen))',
    'hätten?(?=.* (?:sollen|müssen|werden sollen))',
    '(?:war|waren) (?:für|auf)',
    'wurde[nt]? (?:für|auf)',
    '(?:war|waren|wurden?) [^.!?]*(?:zugesagt|versprochen|angekündigt|geplant|vereinbart)',
  ],
  open: [
    String.raw`(?:sagten?|gesagt|meinten?|hieß|versprochen|zugesagt|angekündigt)(?: (?:mir|uns|ihnen|es))?(?: (?:es|sie) (?:sei|wäre|komme))?(?: am)?\s+$`,
  ],
  past: [
    String.raw`(?:kauf|einkauf|kaufdatum|telefonat|gespräch|anruf|besuch|vorfall|unfall|(?:rechnung|bestellung|quittung|lieferung|sendung|e-?mail|mail|nachricht|brief|schreiben|antwort|anfrage|meldung|paket|abbuchung|zahlung|überweisung|beleg|bon|ticket|chat) vom)`,
    String.raw`gekauft\p{L}*|bestellt\p{L}*|bezahlt\p{L}*|geliefert\p{L}*|verschickt(?= und)|versendet|storniert|verschickt|geschickt`,
    'erhalten|bekommen|angekommen|abgeholt|waren?|wurden?|hatten?|seit|gebucht|geboren|passiert|gewesen|eingegangen|abgebucht',
    String.raw`ge(?!halt|rät|walt|biet|sicht|richt|wicht|dicht|schäft|burt|stalt|schlecht)\p{L}{3,}t|(?:ab|an|auf|aus|ein|los|mit|weg|zu|zurück|um|vor|her|hin|nach)ge(?:\p{L}{2,}t|(?!h|b|nieß)\p{L}{3,}en)`,
    String.raw`ver(?:kauft|passt|sandt|misst|loren|gessen|einbart|lassen|sprochen|schwunden|standen)|er(?:stattet|ledigt|schienen|fahren)|be(?:gonnen|schlossen|trogen)|zer(?:brochen|rissen)|reklamiert\p{L}*|beantragt|beschädigt\p{L}*|entdeckt|geschrieben|gesprochen|erworben|zugestellt|überwiesen|ausgestellt|zahlte|eingetroffen|eingezogen|umgezogen|gegangen|genommen|gefahren`,
    String.raw`(?!funktioniert|garantiert|interessiert|variiert)\p{L}{3,}iert`,
    lastParticiple,
    String.raw`(?:${irregular.join('|')})(?:st|en|t)?`,
    String.raw`(?:${who}|${what}) ${regular}|${regular} ${who}|(?:kaufte|bestellte|endete)n?`,
  ],
  future: [
    String.raw`(?:geliefert|abgeholt|gebracht|zugestellt|geschickt|repariert|installiert|gemacht|verschoben|ge\p{L}{3,}t|\p{L}+iert) (?:werden|bekommen|haben)`,
    String.raw`(?:wollte|wollten) (?:ich |wir |nur |mal |gern |gerne )*(?:fragen|wissen),? (?:ob|wann)`,
    'liefern|liefert|kommen|kommt|komme|kann|können|könnt|könnte|könnten|möchte|möchten|will|wollen|brauche|bräuchte|brauchen|termin|buchen|bitte|werde|werden|wird|soll|geht|ginge|passt|wäre|verschieben|abholen|bringen|würde|ankommen|reservieren|verreise|fliege|vorbeikommen|umziehen|frei|möglich|zustellen|schicken|haben sie zeit|ob|falls|wenn|endet|läuft|beginnt|startet|ziehe|ziehen|bin|bist|sind|landet|verlängert',
  ],
  present: null,
  isVerbLast: true,
  expectsFuture: true,
};
