/** One a line: `labels | text`, `-` for none. Written for HugMood; nobody said any of it. */
export const LINES = `
- | Mucha suerte mañana, respira
- | Te abrazo muy fuerte
- | El perro negro duerme en el sofá
- | Feliz año nuevo, que tengas un buen año
- | Un cono de helado, por favor
- | El pollo con polenta estaba rico
- | No puedo más, quiero que todo pare
- | Quiero morirme, ayúdame por favor
- | No te mates estudiando
- | La zorra y el cuervo es una fábula
- | Nos vemos el 06/01/2027 a las 17:00
- | Te voy a matar de risa con este chiste? ya verás qué bueno
- | Corrí diez kilómetros esta mañana
- | Te echo de menos
- | Nadie te quiere como yo
- | Vas a llegar, ya verás
- | Mi tía Concha hace la mejor tortilla
- | Gracias por estar ahí
profanity | vete a la mierda
profanity | eres un gilipollas
profanity | hijo de puta
profanity | qué cabrón eres
profanity | jódete
profanity | ¡coño, qué susto!
profanity | eres una puta
slur | eres un maricón
slur | sudaca de fuera
slur,profanity | moro de mierda
sexual | mándame nudes
sexual | quiero follarte
sexual | enséñame las tetas
threat | voy a matarte
threat | sé dónde vives
threat | te voy a romper la cara
self_harm_urging | mátate
self_harm_urging | ojalá te mueras
self_harm_urging | nadie te echaría de menos
self_harm_urging | el mundo estaría mejor sin ti
contact_details | llámame al 612 345 678 o al +34 612 345 678
contact_details | escríbeme a luz@ejemplo.es
threat | ya verás lo que te pasa cuando salgas
slur,profanity | negro de mierda
`;
