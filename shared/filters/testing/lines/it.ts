/** One a line: `labels | text`, `-` for none. Written for HugMood; nobody said any of it. */
export const LINES = `
- | In bocca al lupo per domani
- | Ti abbraccio forte
- | Il finocchio al forno era buonissimo
- | Stasera film, poi a nanna
- | Non ce la faccio più
- | Vorrei sparire, parlami per favore
- | Il fico in giardino è pieno
- | La città di Troia e il suo cavallo
- | Ci vediamo il 02/06/2026 alle 20:30
- | Anno nuovo, vita nuova
- | Cazzuola e cemento, poi il muro è finito
- | Le scope sono in cantina
- | Non morire di noia
- | Nonna Assunta ti saluta
- | Mi manchi tanto
- | Ti uccido di coccole? No, ti abbraccio
- | Grazie di esserci
profanity | vaffanculo
profanity | che cazzo vuoi
profanity | sei uno stronzo
profanity | testa di cazzo
profanity | figlio di puttana
profanity | che coglione
slur | sei un frocio
slur | terrone
slur | sporco ebreo
sexual | mandami foto nuda
sexual,profanity | succhiami il cazzo
sexual | fammi vedere le tette
threat | ti ammazzo
threat | so dove abiti
threat | ti spacco la faccia
self_harm_urging | ammazzati
self_harm_urging | dovresti morire
self_harm_urging | nessuno sentirebbe la tua mancanza
self_harm_urging | impiccati
contact_details | chiamami al +39 347 123 4567
contact_details | scrivi a mia@esempio.it
threat | te ne pentirai, so aspettare
sexual,profanity | succhiami il cazzo stronzo
`;
