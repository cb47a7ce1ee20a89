import type { WordList } from "../pattern.ts";

/** Written for HugMood, as words are folded: small letters without marks. How a line is read stands in `pattern.ts`. */
export const FRENCH: WordList = {
  slur: `
    negre
    negres
    bougnoule*
    youpin*
    tarlouze*
    ?pede
    ?pedes
    ?tapette
    ?gouine
    gouines
    sale arabe
    sale juif
    sale juive
    sale noir
    sale mongol
    sale negro
`,
  sexual: `
    suce ma bite
    ma bite
    ?bite
    ta chatte mouillee
    envoie des nudes
    envoie moi des nudes
    baise moi
    te baiser
    branler
    branle*
    nichons
    partouze*
    une pipe gratuite
    suce moi
    photos de toi nue
`,
  threat: `
    je vais te tuer
    je vais te buter
    je te tuerai
    je vais te crever
    je vais te frapper
    je vais te casser la gueule
    je vais te peter la gueule
    je sais ou tu habites
    je sais ou tu vis
    tu vas mourir
    tu vas le payer
    je vais te planter
`,
  self_harm_urging: `
    tue toi
    suicide toi
    va te tuer
    va te suicider
    va te pendre
    va mourir
    va crever
    creve donc
    pends toi
    jette toi d un pont
    jette toi par la fenetre
    saute d un pont
    saute dun pont
    ouvre toi les veines
    tu devrais mourir
    tu devrais te tuer
    tu ferais mieux de mourir
    personne ne te regretterait
    tu ne manquerais a personne
    monde serait mieux sans toi
    monde se porterait mieux sans toi
`,
  profanity: `
    merde
    merdes
    merdique*
    putain
    putains
    ?pute
    ?putes
    fils de pute
    salope*
    salaud*
    connard*
    connasse*
    encule*
    ?con
    ?cons
    ta gueule
    ferme ta gueule
    va te faire foutre
    va te faire enculer
    nique ta mere
    nique sa mere
    niquer
    ?batard
    ?batards
    fait chier
    chiant
    chiante
`,
};
