import type { WordList } from "../pattern.ts";

/** Written for HugMood, as words are folded: small letters without marks. How a line is read stands in `pattern.ts`. */
export const POLISH: WordList = {
  slur: `
    ty pedale
    jestes pedalem
    pedaly jebane
    pedzio
    ciota
    cioto
    cioty
    ciapaty
    ciapaki
    czarnuch*
    brudny zyd
    jebany zyd
    cwel
    cwele
    cwelu
`,
  sexual: `
    ruchac
    ruchanie
    wyrucham
    zrob mi loda
    obciagnij
    obciagac
    cycki
    cycuszki
    nudesy
    nagie zdjecia
    nagie fotki
    cipa
    cipka
    cipke
    walic konia
`,
  threat: `
    zabije cie
    zajebie cie
    rozjebie cie
    wiem gdzie mieszkasz
    polamie ci nogi
    pobije cie
    zginiesz
    dorwe cie
    znajde cie i zabije
    potne cie
`,
  self_harm_urging: `
    zabij sie
    idz sie zabic
    powies sie
    idz sie powiesic
    zdechnij
    skocz z mostu
    rzuc sie pod pociag
    potnij sie
    podetnij sobie zyly
    nikt by za toba nie tesknil
    nikt za toba nie bedzie tesknil
    nikt nie bedzie za toba tesknil
    swiat bylby lepszy bez ciebie
    powinienes umrzec
    powinnas umrzec
    powinienes nie zyc
    idz umrzec
`,
  profanity: `
    kurwa
    kurwo
    kurwy
    kurwe
    kurwie
    skurwysyn*
    skurwiel*
    wkurwi*
    jebac
    jebany
    jebana
    jebane
    pojeb*
    rozjeb*
    *pierdol*
    *pierdal*
    chuj
    chuja
    chujem
    chuju
    chujowy
    chujowe
    pizda
    pizdo
    gowno
    gowniany
    dupek
    suko
    ty suka
    dziwka
    dziwko
    dziwki
    ?szmato
`,
};
