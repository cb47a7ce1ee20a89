/** One a line: `labels | text`, `-` for none. Written for HugMood; nobody said any of it. */
export const LINES = `
- | Boa sorte amanhã, respira
- | Um abraço bem apertado
- | O pau-brasil é uma árvore linda
- | Não aguento mais, quero sumir
- | Queria morrer, fala comigo
- | O bicho e a bicharada da fazenda
- | Feliz ano novo
- | Vamos nos ver dia 25/12/2026 às 19:00
- | A cuíca e o cuscuz
- | O macaco comeu a banana no zoológico
- | Sinto a sua falta
- | Vou te ligar mais tarde
- | Vovó fez bolo de fubá
- | Vou morrer de rir
- | Você vai conseguir
- | Obrigada por tudo
profanity | vai se foder
profanity | que merda
profanity | filho da puta
profanity | caralho, que dia
profanity | vai tomar no cu
profanity | seu arrombado
slur | seu viado
slur,profanity | preto de merda
slur | seu macaco
sexual | manda nudes
sexual | quero te comer
sexual | mostra os peitos
threat | vou te matar
threat | sei onde você mora
threat | vou acabar com você
self_harm_urging | vai se matar
self_harm_urging | se mata logo
self_harm_urging | ninguém sentiria sua falta
self_harm_urging | o mundo seria melhor sem você
contact_details | me liga: +55 11 91234 5678
contact_details | escreve para rui@exemplo.pt
threat | você me paga, pode esperar
self_harm_urging | faz um favor a todos e some para sempre
`;
