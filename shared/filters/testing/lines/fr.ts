/** One a line: `labels | text`, `-` for none. Written for HugMood; nobody said any of it. */
export const LINES = `
- | Courage pour demain, je pense à toi
- | Je te serre très fort dans mes bras
- | Le bus est en retard, encore
- | La pâte à crêpes repose
- | Le chat et la chatte dorment au soleil
- | Je suis contente de te voir
- | Il fait noir et j'ai froid
- | Je n'en peux plus, je voudrais disparaître
- | Je ne veux plus vivre, parle-moi
- | Ne va pas mourir de froid, mets un manteau
- | Un kir et une bière, s'il vous plaît
- | On a vu un beau concours de pétanque
- | Le 14/07/2026 à 21:00 sur la place
- | Ton cours de culture générale est super
- | Bonne fête mamie
- | Tu me manques énormément
- | Le râteau et la râpe sont dans le jardin
- | On se retrouve à Condom, dans le Gers
- | Je te raconte tout ce soir
profanity | putain de journée
profanity | quelle merde
profanity | ta gueule
profanity | fils de pute
profanity | tu es un connard
profanity | va te faire foutre
profanity | sale enculé
slur | sale arabe
slur | espèce de bougnoule
slur | tu es un pédé
sexual | envoie-moi des nudes
sexual | suce ma bite
sexual | montre tes nichons
threat | je vais te tuer
threat | je sais où tu habites
threat | je vais te casser la gueule
self_harm_urging | tue-toi
self_harm_urging | va te pendre
self_harm_urging | personne ne te regretterait
self_harm_urging | le monde serait mieux sans toi
contact_details | appelle-moi au 06 12 34 56 78
contact_details | écris à lea@exemple.fr
threat | tu ne perds rien pour attendre, je te retrouverai
self_harm_urging | rends service à tout le monde et disparais
`;
