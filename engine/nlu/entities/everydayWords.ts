const ENGLISH = `
  a about account add address after again agent all already also always am an and another any anyone anything app are
  as ask at available back bad be because been before bot bought bronze but buy by bye call calling can cancel card
  change chat check checking code color colour come confused contact could customer damaged date day days deal defect
  defective deliver delivery did discount do does doing done dont down email exchange excellent expected few fine first
  fix for from gift give go going gold good goodbye got great guest had happy has hate have hello help her here hey hi
  him his hold home how human i id if im in info information interested is issue it item its ive jacket jeans just keep
  know last late later let like live login long look looking lost love made mail make manager many me member membership
  message minute missing money month more morning much my name need never new next nice night no nobody none nope not
  nothing now number of off offer ok okay old on one online only open or order ordered orders other our out over package
  parcel password pay payment perfect person phone please policy price privacy problem product promo purchase question
  quick quite ready real really refund reset return returning returns right sad sale same say see send sent service
  ship shipped shipping shirt shoes shop should show sign silver size so some someone something soon sorry sounds speak
  status still stop store subscription sure take talk tell thank thanks that thats the their them then there these they
  thing think this those time to today tomorrow tonight too track tracking tried trouble try trying twice two unable
  under unhappy until up upset urgent us use username very wait waiting want was way we website week welcome well were
  what whatever whats when where which who why will wish with without wont work working worries would wow wrong yeah
  yep yes yesterday yet you your youre zip angry annoyed frustrated disappointed monday tuesday wednesday thursday
  friday saturday sunday january february march june july august september october november december
`;
const GERMAN = `
  aber abend alles als am an auch auf bei bestellung bin bitte brauche da danke dann das dass dein deine dem den der
  des die dies diese dieser doch du ein eine einen einer er es falsch für guten gut haben habe hallo hat heute hilfe
  hier ich ihr ihre im in ist ja jetzt kann kein keine konto kunde lieferung mein meine meinen mich mir mit mitarbeiter
  möchte morgen nach nein nicht nichts noch nummer nur oder paket passwort problem retoure rückgabe schon schöne sehr
  sein sich sie sind so tag tschüss über um und uns unser viel vielen von vor war warum was weil wenn wer wie will wir
  wo zu zum zur zurück
`;

/** Words that people write to a customer service and that are no part of a name, in lower case. */
export const everydayWords: ReadonlySet<string> = new Set(`${ENGLISH} ${GERMAN}`.trim().split(/\s+/));
