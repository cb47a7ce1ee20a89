/** One a line: `labels | text`, `-` for none. Written for HugMood; nobody said any of it. */
export const LINES = `
- | Powodzenia jutro, oddychaj
- | Ściskam cię mocno
- | Kup bilet i pedał do roweru
- | Nie mam już siły
- | Chcę umrzeć, porozmawiaj ze mną
- | Nie zabij się na tych schodach, uważaj
- | Widzimy się 24.12.2026 o 18:00
- | Hui Min przyjeżdża w piątek
- | Tęsknię za tobą
- | Babcia upiekła sernik
- | Suka naszego sąsiada ma szczeniaki i jest kochana
- | Cześć, jak się masz
- | Wystarczasz taka, jaka jesteś
- | Dziękuję, że jesteś
- | Szklanka wody i koc
profanity | kurwa mać
profanity | spierdalaj
profanity | ty chuju
profanity | jesteś skurwysynem
profanity | co za gówno
profanity | ty dziwko
slur | ty pedale
slur | ciapaty
slur,profanity | jebany żyd
sexual | pokaż cycki
sexual | wyślij nudesy
sexual | zrób mi loda
threat | zabiję cię
threat | wiem gdzie mieszkasz
threat | połamię ci nogi
self_harm_urging | zabij się
self_harm_urging | powieś się
self_harm_urging | nikt by za tobą nie tęsknił
self_harm_urging | świat byłby lepszy bez ciebie
contact_details | zadzwoń: +48 601 234 567
contact_details | pisz na ola@przyklad.pl
threat | pożałujesz tego, jeszcze się spotkamy
profanity | k u r w a
`;
