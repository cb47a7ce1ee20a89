import type { WordList } from "../pattern.ts";

/** Written for HugMood, as words are folded: small letters without marks. How a line is read stands in `pattern.ts`. */
export const ITALIAN: WordList = {
  slur: `
    negro di merda
    ?negro
    ?negri
    frocio
    froci
    ricchione*
    terrone
    terroni
    sporco ebreo
    sporca ebrea
    zingaro di merda
    mongoloide*
    handicappato di merda
    culattone
`,
  sexual: `
    succhiami il cazzo
    succhiamelo
    ?scopare
    scoparti
    pompino
    pompini
    tette
    mandami foto nuda
    foto nuda
    foto nudo
    ?figa
    ?fica
    una sega
    segaiolo
`,
  threat: `
    ti ammazzo
    ti ammazzero
    ti uccido
    ti uccidero
    so dove abiti
    so dove vivi
    ti spacco la faccia
    ti spezzo le gambe
    ti faccio fuori
    sei morto
    ti picchio
    la pagherai
`,
  self_harm_urging: `
    ammazzati
    ucciditi
    suicidati
    impiccati
    vai a morire
    vai a morire ammazzato
    vai ad ammazzarti
    ?muori
    dovresti morire
    dovresti ammazzarti
    dovresti essere morto
    buttati dalla finestra
    buttati da un ponte
    buttati sotto un treno
    tagliati le vene
    sparati
    nessuno sentirebbe la tua mancanza
    nessuno ti rimpiangerebbe
    mondo starebbe meglio senza di te
    mondo sarebbe migliore senza di te
`,
  profanity: `
    cazzo
    cazzi
    testa di cazzo
    stronzo
    stronza
    stronzi
    stronzate
    vaffanculo
    fanculo
    merda
    merde umane
    ?puttana
    puttane
    figlio di puttana
    sei una troia
    brutta troia
    coglione
    coglioni
    minchia
    porco dio
    ?culo
    rompicoglioni
`,
};
