import type { LexiconSource } from '../language.ts';

/**
 * German mood words of customer service, chosen as the English ones: "verloren", "kaputt", "kündigen", "Erstattung" and
 * "Problem" weigh nothing or little. `~` stands for the endings of an adjective, `*` for whatever follows.
 */
export const sentiment: LexiconSource = {
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
