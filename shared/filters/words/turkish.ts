import type { WordList } from "../pattern.ts";

/** Written for HugMood, as words are folded: small letters without marks. How a line is read stands in `pattern.ts`. */
export const TURKISH: WordList = {
  slur: `
    ibne*
    ermeni dolu
    pis yahudi
    pis kurt
    pis suriyeli
    pis arap
    kurt pici
    ?gavat
    ?donme
`,
  sexual: `
    sikis
    sikise*
    sikism*
    memelerini goster
    ciplak foto*
    nude at
    sakso
    ?azdim
    ?azgin
    amini yala*
`,
  threat: `
    seni oldurecegim
    seni oldururum
    oldururum seni
    oldurecegim seni
    nerede oturdugunu biliyorum
    nerede yasadigini biliyorum
    evini biliyorum
    seni dovecegim
    kafani kirarim
    bacaklarini kirarim
    seni gebertirim
    gebertirim seni
    gebertecegim
    seni bicaklarim
`,
  self_harm_urging: `
    kendini oldur
    oldur kendini
    intihar et
    kendini as
    as kendini
    geber
    git geber
    git ol
    ol artik
    kopruden atla
    camdan atla
    bileklerini kes
    kimse seni ozlemez
    kimse seni ozlemeyecek
    dunya sensiz daha iyi
    dunya sensiz daha guzel
    olmeyi hak ediyorsun
    yasamayi hak etmiyorsun
`,
  profanity: `
    orospu*
    amk
    ?aq
    amina koy*
    aminakoy*
    siktir*
    sikeyim
    sikerim
    sikik
    yarrak*
    gotveren*
    gotunu
    pic kurusu
    serefsiz*
    gerizekali*
    kahpe
    kahpeler
    pezevenk*
    kaltak
    ?bok
    ananin ami
    anani sik*
`,
};
