import type { WordList } from "../pattern.ts";

/** Written for HugMood, as words are folded: small letters without marks. How a line is read stands in `pattern.ts`. */
export const PORTUGUESE: WordList = {
  slur: `
    viado
    viados
    viadinho*
    ?bicha
    preto de merda
    seu macaco
    sua macaca
    sapatao
    judeu de merda
    retardado*
    traveco*
    paneleiro*
`,
  sexual: `
    chupa meu pau
    meu pau
    manda nudes
    manda nude
    quero te comer
    quero te foder
    boquete
    punheta
    buceta*
    xoxota
    mostra os peitos
    mostra as mamas
    fotos pelada
    siririca
    transar comigo
`,
  threat: `
    vou te matar
    vou matar te
    eu te mato
    eu mato te
    sei onde voce mora
    sei onde moras
    vou quebrar sua cara
    vou quebrar a tua cara
    vou partir te a cara
    voce vai morrer
    vais morrer
    vou acabar com voce
    vou te bater
    vou te arrebentar
`,
  self_harm_urging: `
    se mata
    se mate
    mata te
    vai se matar
    vai te matar
    suicida te
    se suicida
    se enforca
    enforca te
    pula da ponte
    se joga da ponte
    atira te da ponte
    corta os pulsos
    morre logo
    devia morrer
    devias morrer
    devia se matar
    devias matar te
    ninguem sentiria sua falta
    ninguem sentiria a tua falta
    ninguem vai sentir sua falta
    mundo seria melhor sem voce
    mundo seria melhor sem ti
`,
  profanity: `
    merda
    porra
    caralho*
    ?foda
    foda se
    fodase
    foder
    fodido
    fodida
    puta que pariu
    filho da puta
    filha da puta
    filhos da puta
    vai tomar no cu
    vai se foder
    vai te foder
    cuzao
    arrombado*
    pau no cu
    vai a merda
    ?cona
    ?corno
    ?puta
    cabrao
`,
};
