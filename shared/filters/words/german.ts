import type { WordList } from "../pattern.ts";

/** Written for HugMood, as words are folded: small letters without marks. How a line is read stands in `pattern.ts`. */
export const GERMAN: WordList = {
  slur: `
    neger
    negern
    kanake*
    kanacke*
    schwuchtel*
    missgeburt*
    spast
    spasti*
    judensau*
    schlitzauge*
    kameltreiber*
    drecksjude*
    dreckszigeuner*
    ?mongo
`,
  sexual: `
    ficken
    titten
    nacktbilder
    nacktbild
    blas mir einen
    wichsen
    meinen schwanz
    deine muschi
    porno
    pornos
    zeig mir deine bruste
    geile sau
`,
  threat: `
    ich bring dich um $
    ich bringe dich um $
    ich werde dich umbringen
    ich tote dich
    ich werde dich toten
    ich weiss wo du wohnst
    ich mach dich kalt
    ich mach dich fertig
    ich schlag dich tot
    ich stech dich ab
    ich steche dich ab
    du bist tot
    ich hau dir auf die fresse
    ich breche dir die beine
`,
  self_harm_urging: `
    bring dich doch um
    bring dich endlich um
    bring dich einfach um
    geh dich umbringen
    hang dich auf
    hang dich doch auf
    erhang dich
    geh sterben
    stirb endlich
    stirb doch
    niemand wurde dich vermissen
    keiner wurde dich vermissen
    niemand wird dich vermissen
    welt ware besser ohne dich
    ohne dich besser dran
    spring doch von der brucke
    spring von der brucke
    schneid dir die pulsadern auf
    du solltest dich umbringen
    du solltest tot sein
    ritz dich
`,
  profanity: `
    scheisse*
    scheiss*
    *arschloch*
    arschlocher*
    ?arsch
    wichser*
    hurensohn*
    hurensohne*
    ?hure
    nutte
    nutten
    schlampe*
    fotze*
    miststuck*
    fick
    fick dich
    gefickt
    verfickt*
    halt die fresse
    drecksau*
    leck mich am arsch
    verpiss dich
`,
};
