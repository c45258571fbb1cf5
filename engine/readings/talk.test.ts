import { describe, expect, test } from 'vitest';
import { decide } from './decide.ts';
import { propose } from './propose.ts';
import type { Waiting } from './waiting.ts';

const waiting = (locale: string): Waiting => ({
  expectation: null,
  prompt: '',
  claims: [],
  asked: undefined,
  slots: [],
  running: [],
  meaningOf: () => ({ kind: 'none' }),
  threshold: 0.5,
  corrections: true,
  safety: true,
  locale,
});

/** What a message is read as: "danger:medical", "not person". */
function readAs(text: string, locale: string): readonly string[] {
  const message = { text, nlu: { intents: [], entities: [] } };
  return decide(message, propose(message, waiting(locale)), locale).chosen.map(
    ({ kind, about, guards }) =>
      `${guards?.includes('negated') === true ? 'not ' : ''}${kind}${about === undefined ? '' : `:${about}`}`,
  );
}

/** Messages by locale and meaning, one a line. */
const said: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    'danger:self_harm': `
      honestly i just want to kill myself
      i dont want to be alive any more
      thinking about ending it all tonight
      i'm gonna jump off the bridge near my flat
      ive taken 30 paracetamol
      everyone would be better off without me
      i wish i was never born
      I can't go on living like this
      im feeling really suicidal
      there's nothing left to live for
      i cut my wrists
      im so tired of living
      i swallowed a whole bottle of sleeping pills
      maybe i should just end my life
      just wanna die tbh
      i keep having thoughts of dying
      gonna hang myself if this goes on`,
    'danger:violence': `
      i will come down there and beat the shit out of you
      I'm going to burn your shop down
      i know where you live mate
      you are all going to die
      my boyfriend hit me again and i'm scared
      theres a man with a knife in your store
      ill smash your face in
      my husband is threatening to kill me
      i swear ill find the driver and stab him
      someone is breaking into my house
      gonna bring my gun and visit your office
      there is a bomb in your warehouse
      im being attacked please call the police
      your staff deserve to get shot
      i want to strangle your manager
      he tried to strangle me last night
      watch your back`,
    'danger:medical': `
      i cant breath properly help
      my dad just collapsed and isnt responding
      my baby swallowed a button battery
      i think im having a heart attack
      she's unconscious
      he had an allergic reaction and his throat is swelling up
      one side of her face is drooping
      my son drank some of the cleaner
      the wound wont stop bleeding
      there's so much blood
      my daughter is choking on a button
      i have a crushing pain in my chest
      my arm went numb and my speech is slurred
      please send an ambulance
      i think i've been poisoned
      my mum is having a seizure
      my toddler ate one of those silica gel bags`,
    person: `
      let me speak to a real person
      can i talk to someone please
      i want a human being
      put me through to your manager
      is there someone i can talk to
      get me an agent
      i'd rather deal with a person
      could you hand me over to a colleague
      i need to talk to customer service
      connect me with support
      could somebody ring me
      just give me a human
      escalate this to your supervisor
      can someone call me back
      no more bots i want a person`,
    'meta:bot': `
      are you a robot or what
      am i talking to a machine
      is this an ai
      is this chatgpt
      are you human
      is anyone real reading this
      you sound like a bot
      r u a real person
      do i speak with a human or computer here
      is this an automated reply
      what are you exactly
      whats your name
      you're a bot arent you
      are u real
      is there a human behind this`,
    'meta:why': `
      why do you need my phone number
      what do you need that for
      why are you asking me that
      is that really necessary
      whats the point of this question
      what has that got to do with my order
      do i have to give you that
      for what reason
      why would you want my date of birth
      what will you do with my data
      whats it for
      why is that relevant
      how is that important
      id rather not give you that
      what difference does it make`,
    'meta:unknown': `
      i havent got a clue
      no idea sorry
      i don't know that
      cant remember it
      i have no clue where that is
      i lost it
      not sure tbh
      don't have it to hand
      i threw it away
      haven't got that with me
      couldn't tell you
      where would i find that
      i can't find it anywhere
      never got one
      how am i supposed to know`,
    'control:cancel': `
      forget it
      nvm
      actually never mind
      lets stop here
      i changed my mind
      cancel that please
      i want to stop
      dont bother
      i dont want to do this anymore
      ok stop
      abort
      i've had second thoughts
      forget i asked
      leave it then
      scrap that`,
    'control:repeat': `
      can you say that again please
      what did you say
      sorry what was the question
      come again?
      i didnt catch that
      could you repeat the question
      what were you asking
      say again
      i missed that
      one more time please
      what do you mean
      can you ask me again
      repeat please
      i didn't get that
      what was that again`,
    'control:wait': `
      one sec
      hang on a minute
      give me a moment
      bear with me
      hold on let me check
      let me find it
      just a min
      i need to look it up
      wait a second
      brb
      i'll go and get it
      two minutes please
      gimme a sec
      im looking for it
      back in a minute`,
    'control:back': `
      go back
      can we go back a step
      back please
      previous question
      take me back
      i want to go back to the last question
      undo that
      can i go back one step
      one step back please
      return to the previous step
      i made a mistake go back
      go back to the beginning
      back to the start
      let me go back
      back up a bit`,
    'act:complaint': `
      this is a joke
      what terrible service
      im absolutely fuming
      this is beyond ridiculous
      ive been waiting for weeks
      im never shopping with you again
      nobody ever gets back to me
      you should be ashamed of yourselves
      worst company i have ever dealt with
      i am sick and tired of this
      im really not happy about this
      absolutely shocking service
      this is getting ridiculous
      so disappointed
      it's a complete shambles`,
    'act:insult': `
      you're an idiot
      you are completely useless
      stupid bot
      fuck off
      what a bunch of clowns
      youre a waste of space
      you absolute moron
      go fuck yourself
      you lot are scammers
      thick as a brick you are
      shut up you dumb machine
      you are so stupid
      eat shit
      dumbass
      you useless piece of junk`,
    'act:farewell': `
      bye for now
      that's all thanks bye
      have a good one
      cheerio
      see you later
      thats everything i needed
      i'm off now
      ta ta
      good night
      take care
      no that will be all
      catch you later
      have a nice weekend
      gotta run
      talk soon`,
    'act:apology': `
      sorry about that
      my mistake
      i apologise
      oops sorry
      my bad
      pardon me
      whoops
      so sorry for the confusion
      didn't mean to be rude
      sorry for the hassle
      forgive me
      apologies for the late reply
      sorry for shouting
      i'm terribly sorry
      soz`,
    'act:greeting': `
      hiya
      hello there
      good morning
      hey guys
      g'day
      evening all
      hi everyone
      how are you doing today
      alright mate
      hello hello
      morning
      what's up
      anybody there
      heyyy
      good evening to you`,
    'act:thanks': `
      thanks a million
      thank you so much
      cheers mate
      ta
      much obliged
      that's very kind of you
      thx a lot
      thank u
      many thanks
      that was really helpful
      you've been very helpful
      i really appreciate it
      big thanks
      thanks a bunch
      you're a star`,
    'act:acknowledgement': `
      ok great
      sounds good
      got it
      noted
      makes sense
      fair enough
      right okay
      i see
      good to know
      sure thing
      understood
      lovely
      sweet
      roger that
      that's fine`,
  },
  de: {
    'danger:self_harm': `
      ich will einfach nur noch sterben
      ich bring mich um
      ich mag nimmer leben
      ich spring gleich vor den zug
      ich hab 30 schlaftabletten genommen
      ohne mich wären alle besser dran
      ich denke ständig an selbstmord
      hab mir die pulsadern aufgeschnitten
      am liebsten wär ich tot
      ich kann so nicht mehr weiterleben
      mein leben hat keinen sinn mehr
      ich tu mir noch was an
      ich hab eine ganze packung tabletten geschluckt
      ich mach meinem leben ein ende
      ich will nie wieder aufwachen
      ich ritze mich wieder
      ich häng mich auf`,
    'danger:violence': `
      ich komm vorbei und schlag euch zusammen
      euch sollte man alle erschießen
      ich zünde euren laden an
      mein mann hat mich gerade geschlagen
      ich hau dir in die fresse
      ich weiß wo du wohnst
      da steht ein typ mit einem messer in der filiale
      mein ex droht mich umzubringen
      ihr werdet alle sterben
      ich bring den fahrer um
      in eurem lager liegt eine bombe versteckt
      ich hol meine pistole und komm zu euch
      ich werde gerade bedroht
      jemand ist in meiner wohnung eingebrochen
      ich stech dich ab
      er würgt mich
      bitte ruft die polizei`,
    'danger:medical': `
      ich krieg keine luft mehr
      mein vater ist grad zusammengebrochen
      mein baby hat eine knopfbatterie verschluckt
      ich glaub ich hab einen herzinfarkt
      meine frau ist bewusstlos
      sie atmet nicht mehr
      mein hals schwillt zu
      mein sohn hat vom abflussreiniger getrunken
      es hört nicht auf zu bluten
      ich hab so stechen in der brust
      bitte einen krankenwagen
      mein arm ist plötzlich ganz taub
      meine oma redet plötzlich ganz wirr und der mundwinkel hängt
      er hat einen krampfanfall
      ich hab starke schmerzen in der brust
      ruft die rettung
      mein kind läuft blau an`,
    person: `
      ich will mit einem menschen sprechen
      kann ich bitte mit jemandem reden
      gebt mir einen mitarbeiter
      verbinden sie mich mit dem kundenservice
      ich möchte einen echten menschen
      kann mich bitte jemand anrufen
      hol mir mal deinen chef
      ich brauche einen ansprechpartner
      gibts da auch jemanden mit dem ich reden kann
      lieber mit einer richtigen person
      kann ich mit wem telefonieren
      bitte um rückruf durch einen mitarbeiter
      leiten sie mich an einen kollegen weiter
      i mecht mit an menschen redn
      ich will jemanden sprechen`,
    'meta:bot': `
      bist du ein bot
      rede ich hier mit einer maschine
      sind sie ein mensch
      ist das eine ki
      bist du chatgpt
      schreibt hier ein echter mensch
      antwortet hier ein computer
      bist du echt
      wie heißt du
      du klingst wie ein roboter
      sitzt da ein mensch
      wer bist du überhaupt
      ist das hier automatisch
      bin ich hier bei einem bot gelandet
      das ist doch ein bot oder`,
    'meta:why': `
      wozu brauchst du das
      warum wollen sie meine telefonnummer
      wofür ist das gut
      warum fragst du mich das
      muss ich das angeben
      was hat das mit meiner bestellung zu tun
      was passiert mit meinen daten
      wieso ist das wichtig
      ist das wirklich nötig
      weshalb brauchen sie mein geburtsdatum
      das geht euch nichts an
      was soll die frage
      was bringt das
      und warum
      aus welchem grund`,
    'meta:unknown': `
      keine ahnung
      das weiß ich nicht mehr
      hab ich nicht mehr
      weiß ich grad nicht
      find ich nirgends
      kann mich nicht erinnern
      den hab ich weggeworfen
      da bin ich überfragt
      kp
      ich hab keine bekommen
      hab ich vergessen
      müsste ich raten
      bin mir nicht sicher
      wo finde ich die denn
      woher soll ich das wissen`,
    'control:cancel': `
      vergiss es
      ich will abbrechen
      lass gut sein
      hab es mir anders überlegt
      hat sich erledigt
      bitte abbrechen
      stopp
      lassen wir das
      ich mag nicht mehr
      brich das ab
      ach egal
      passt schon vergiss es
      hören wir auf
      schluss jetzt`,
    'control:repeat': `
      wie bitte
      kannst du das nochmal sagen
      was war die frage
      bitte wiederholen
      wie war das nochmal
      was hast du gesagt
      hab ich nicht verstanden
      noch einmal bitte
      wie meinst du das
      was meinen sie
      hä
      sag das nochmal
      was wolltest du wissen
      können sie die frage wiederholen
      nochmal bitte`,
    'control:wait': `
      moment
      warte kurz
      ich muss erst suchen
      sekunde bitte
      ich schau mal nach
      einen augenblick
      bin gleich wieder da
      gib mir zwei minuten
      ich such die mal raus
      warten sie bitte
      momenterl
      kleinen moment noch
      ich muss kurz nachsehen
      wart amal`,
    'control:back': `
      zurück
      einen schritt zurück
      geh nochmal zurück
      können wir zurückgehen
      zurück zur letzten frage
      zum anfang zurück
      ich will zurück
      rückgängig
      vorige frage
      bitte zurück
      gehen wir eins zurück
      nochmal zurück bitte
      mach das rückgängig
      zurück zum start
      nochmal von vorne`,
    'act:complaint': `
      das ist eine frechheit
      ich bin stinksauer
      was für ein mieser service
      ich warte schon seit wochen
      das geht mir so auf die nerven
      ich bestelle nie wieder bei euch
      keiner meldet sich
      ihr solltet euch schämen
      sowas hab ich noch nie erlebt
      so ein scheiß
      das ist echt das letzte
      ich bin maßlos enttäuscht
      mir reichts
      das kann doch nicht wahr sein
      unter aller sau`,
    'act:insult': `
      du bist so dumm
      ihr seid alle idioten
      scheiß bot
      fick dich
      du depp
      halt die fresse
      leck mich
      so ein saftladen
      ihr betrüger
      du trottel
      blöder roboter
      hurensohn
      du bist zu nichts zu gebrauchen
      verpiss dich
      ihr volltrottel`,
    'act:farewell': `
      tschüss
      auf wiedersehen
      das wars dann
      schönen tag noch
      bis bald
      servus baba
      machs gut
      ich bin dann mal weg
      schönes wochenende
      mehr brauch ich nicht
      gute nacht
      ade
      bis zum nächsten mal
      das wäre dann alles
      uf widerluege`,
    'act:apology': `
      tut mir leid
      entschuldigung
      sorry
      mein fehler
      verzeihung
      war nicht so gemeint
      upsi
      ich entschuldige mich
      tschuldige
      da hab ich mich vertan
      bitte um entschuldigung
      tut ma leid
      mea culpa`,
    'act:greeting': `
      hallo
      moin
      grüezi
      servus
      grüß gott
      guten abend zusammen
      hey du
      hallöchen
      schönen guten tag
      griaß eich
      tach
      gudn tag
      jemand da
      hallo liebes team
      guten morgen`,
    'act:thanks': `
      danke dir
      vielen dank für die hilfe
      tausend dank
      merci vielmals
      dankeschön
      super danke
      ich danke ihnen
      vergelts gott
      das war sehr hilfreich
      danke für alles
      herzlichen dank
      du hast mir sehr geholfen
      das ist lieb von dir
      dankee
      bin dir sehr dankbar`,
    'act:acknowledgement': `
      alles klar
      ok super
      passt
      verstanden
      in ordnung
      gut zu wissen
      ach so
      jo passt
      geht klar
      klingt gut
      okidoki
      einverstanden
      leiwand
      jawohl`,
  },
};

/** Ordinary messages and figures of speech: none of what is said above. */
const ordinary: Readonly<Record<string, string>> = {
  en: `
      the zip broke when i sat down
      can you shoot me an email
      my order was killed by dpd
      how do i stop getting emails
      these heels are killing me
      i would kill for that jacket
      my phone died while i was paying
      my wife will kill me if the dress is late
      do you sell bath bombs
      i need killer heels in size 5
      how do i wash the bomber jacket
      i cut my jeans on the fence
      do you have this in a slim cut
      the colour is bleeding in the wash
      does the fabric breathe
      it is so tight i cant breathe in it
      i nearly had a heart attack when i saw the price
      i cut myself on the zip
      take myself off the mailing list
      i do not live in london
      it would not hurt you to reply
      the chest pocket is torn
      my dog ate the shoes
      the box collapsed in the post
      how long does it take to get the refund
      i want to die laughing at these socks
      do you have the jacket with the gun metal buttons
      my hands turned blue from the jeans
      is the blue one still in stock
      the dress is to die for
      i am dying to try it on
      the shot glasses arrived broken
      where can i find my order number
      the courier left it with a neighbour
      can i bring it back to a store
      i have a question about my bill
      my son wears a medium
      the sleeves hit me at the wrist`,
  de: `
      die jacke schlägt falten
      ich hab die hose in 32
      das hemd spannt an der brust
      wie groß ist die brustweite
      das warten bringt mich um
      mein mann bringt mich um wenn das kleid nicht kommt
      die schuhe hauen mich um
      ich lach mich tot
      mein akku ist tot
      die farbe blutet aus
      der reifen hat keine luft mehr
      atmet der stoff
      in der jeans krieg ich keine luft
      das regal ist zusammengebrochen
      der automat hat meine karte verschluckt
      mein hund hat den schuh gefressen
      fast einen herzinfarkt bekommen als ich den preis gesehen hab
      ich schlage ihnen einen umtausch vor
      habt ihr badebomben
      ich sterbe vor neugier
      das ist zum sterben schön
      habt ihr auch wasserpistolen
      ich suche ein messer für brot
      die bombe ist die jacke
      das kleid ist der hammer
      wann kommt mein paket
      kann ich die jacke in der filiale abgeben
      wo finde ich die bestellnummer
      der reißverschluss klemmt
      ist die hose in blau noch da
      mein sohn hat größe 140
      ich möchte meine adresse ändern
      wie lange dauert der versand
      die ärmel sind zu lang
      der bote hat es beim nachbarn abgegeben
      den krankenwagen von lego gibts den noch
      ich komme morgen vorbei und hole das paket ab
      die naht an der brust ist offen`,
};

const lines = (text: string) => text.trim().split(/\s*\n\s*/);

describe.each(Object.entries(said))('in %s', (locale, meanings) => {
  describe.each(Object.entries(meanings))('%s', (meaning, messages) => {
    test.each(lines(messages))('%s', (text) => {
      expect(readAs(text, locale)).toContain(meaning);
    });
  });

  test.each(lines(ordinary[locale] ?? ''))('nothing of it: %s', (text) => {
    expect(
      readAs(text, locale).filter((reading) => reading !== 'question' && reading !== 'act:complaint'),
    ).toEqual([]);
  });
});
