import type { WordList } from "../pattern.ts";

/** Written for HugMood, as words are folded: small letters without marks. How a line is read stands in `pattern.ts`. */
export const SPANISH: WordList = {
  slur: `
    sudaca*
    maricon*
    ?marica
    puto negro
    negro de mierda
    moro de mierda
    gitano de mierda
    judio de mierda
    mongolico*
    subnormal
    subnormales
    retrasado mental
    ?bollera
    tortillera
`,
  sexual: `
    chupame la polla
    mi polla
    tu polla
    chupamela
    follar
    follarte
    tetas
    tus tetas
    manda nudes
    mandame nudes
    pasa nudes
    fotos desnuda
    mamada
    una paja
    ?correrme
    ensenyame
`,
  threat: `
    te voy a matar
    voy a matarte
    te voy a pegar
    te voy a partir la cara
    te voy a romper la cara
    te voy a reventar
    te voy a rajar
    se donde vives
    vas a morir
    estas muerto
    te vas a enterar
    te voy a hacer danyo
`,
  self_harm_urging: `
    matate
    suicidate
    ahorcate
    pegate un tiro
    tirate por la ventana
    tirate de un puente
    tirate por un puente
    salta de un puente
    ojala te mueras
    muerete
    cortate las venas
    deberias morirte
    deberias matarte
    deberias estar muerto
    deberias estar muerta
    nadie te echaria de menos
    nadie te va a echar de menos
    nadie te extranyaria
    mundo estaria mejor sin ti
    todos estariamos mejor sin ti
`,
  profanity: `
    mierda*
    ?puta
    ?putas
    puta madre
    ?puto
    hijo de puta
    hija de puta
    hijos de puta
    hijueputa*
    gilipollas
    cabron*
    conyo
    joder
    jodete
    jodido
    pendejo*
    que te jodan
    vete a la mierda
    chinga tu madre
    chingada
    eres una zorra
    pedazo de zorra
    la concha de tu madre
    me cago en
`,
};
