import type { WordList } from "../pattern.ts";

/** Written for HugMood, as words are folded: small letters without marks. How a line is read stands in `pattern.ts`. */
export const DUTCH: WordList = {
  slur: `
    nikker
    nikkers
    kutmarokka*
    ?mongool
    ?flikker
    ?flikkers
    vuile jood
    vuile joden
    vieze homo
    vuile homo
    vuile turk
    spleetoog
    spleetogen
    roetmop*
    kankerturk*
    kankerjood*
    kankerhomo*
`,
  sexual: `
    neuken
    neuk me
    tieten
    je tieten
    pijp me
    naaktfoto*
    naakt foto
    ?aftrekken
    geile foto*
    lekker ding stuur
`,
  threat: `
    ik maak je dood
    ik vermoord je
    ik ga je vermoorden
    ik weet waar je woont
    ik sla je
    ik ga je slaan
    ik sla je in elkaar
    ik steek je neer
    ik maak je af
    ik breek je benen
    je gaat eraan
`,
  self_harm_urging: `
    pleeg zelfmoord
    maak jezelf dood
    maak je van kant
    maak jezelf van kant
    hang jezelf op
    verhang jezelf
    ga dood
    ga toch dood
    spring van een brug
    spring voor een trein
    snij je polsen door
    niemand zou je missen
    niemand zal je missen
    niemand gaat je missen
    wereld is beter zonder jou
    wereld zou beter zijn zonder jou
    je kunt beter dood zijn
    je verdient de dood
`,
  profanity: `
    ?kut
    kutwijf*
    kutzooi
    klootzak*
    klote
    ?hoer
    hoeren
    hoerenjong*
    kankerlijer*
    kankerwijf*
    kankerhoer*
    krijg de kanker
    krijg de tering
    krijg de tyfus
    teringlijer*
    tyfuslijer*
    godverdomme
    ?lul
    ?teef
    hou je bek
    houd je bek
    sodemieter op
    rot op
    flikker op
`,
};
