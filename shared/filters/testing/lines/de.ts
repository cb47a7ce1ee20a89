/** One a line: `labels | text`, `-` for none. Written for HugMood; nobody said any of it. */
export const LINES = `
- | Viel Glück morgen, ich drück dir die Daumen
- | Ich umarme dich ganz fest
- | Der Umschlag ist zu dick für den Schlitz
- | Ich bin heute so traurig, ich kann nicht mehr
- | Ich will nicht mehr leben, bitte ruf mich an
- | Bitte tu dir nichts, ich bin da
- | Wir essen am Sonntag Pute mit Rotkohl
- | Der Kanal ist gesperrt, wir fahren über Fugging nach Hause
- | Herr Ficker wohnt nebenan
- | Der FKK-Strand war leer
- | Schwanzmeisen am Futterhaus!
- | Das Muschelessen war schön, Muschi schnurrt
- | Treffen am 24.12.2026 um 18:30
- | Der Hahn kräht, die Drossel singt
- | Der Sprung im Freibad war legendär
- | Ich bring dich zum Bahnhof
- | Ich bringe dich um acht nach Hause
- | Du fehlst mir sehr
- | Ohne dich wäre der Tag grau
- | Danke für alles, du Gute
- | Spring nicht über die Brücke, geh drunter durch
- | Nächste Woche besser ausschlafen
profanity | so eine Scheiße
profanity | du bist ein Arschloch
profanity | du Hurensohn
profanity | halt die Fresse
profanity | fick dich
profanity | du blöde Schlampe
profanity | verpiss dich
slur | du Schwuchtel
slur | ihr Kanaken
slur | du bist ein Spast
sexual | schick mir Nacktbilder
sexual | ich will ficken
sexual | zeig mir deine Titten
threat | ich bring dich um
threat | ich werde dich töten
threat | ich weiß wo du wohnst
threat | ich mach dich kalt
self_harm_urging | bring dich doch um
self_harm_urging | häng dich auf
self_harm_urging | niemand würde dich vermissen
self_harm_urging | geh sterben
self_harm_urging | die Welt wäre besser ohne dich
contact_details | ruf an: 0170 1234567
contact_details | schreib an lena@beispiel.de
threat | warte nur, ich kriege dich noch
profanity | du Ar.sch.loch
`;
