/** Letters and single spaces, small and without marks. */
const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, " ");

/** Words of despair about oneself, folded; few, so that they mean what they say. */
const HEAVY = `
want to die
wanna die
kill myself
end my life
ending my life
dont want to live
do not want to live
dont want to be here any more
dont want to be here anymore
no reason to live
hurt myself
cant go on
better off without me
will nicht mehr leben
will sterben
mochte sterben
bring mich um
umbringen will ich mich
mich umbringen
kann nicht mehr leben
ohne mich besser dran
mir etwas antun
veux mourir
voudrais mourir
envie de mourir
me suicider
me tuer
plus envie de vivre
veux plus vivre
quiero morir
quiero morirme
matarme
suicidarme
no quiero vivir
no quiero seguir viviendo
voglio morire
vorrei morire
uccidermi
ammazzarmi
non voglio piu vivere
quero morrer
queria morrer
me matar
nao quero mais viver
nao quero viver
wil dood
wil niet meer leven
mezelf iets aandoen
zelfmoord plegen
chce umrzec
chce sie zabic
nie chce juz zyc
nie chce zyc
olmek istiyorum
kendimi oldur
yasamak istemiyorum
хочу умереть
не хочу жить
покончить с собои
убью себя
`
  .trim()
  .split("\n");

/** Whether what is typed sounds as if it were heavy for the one who types. Nothing is done with it but to offer a page. */
export const soundsHeavy = (text: string): boolean => {
  const words = ` ${plain(text)} `;
  return HEAVY.some((line) => words.includes(` ${line} `));
};
