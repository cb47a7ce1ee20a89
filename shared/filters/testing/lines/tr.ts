/** One a line: `labels | text`, `-` for none. Written for HugMood; nobody said any of it. */
export const LINES = `
- | Yarın için bol şans, nefes al
- | Sana sımsıkı sarılıyorum
- | Amina teyze selam söyledi
- | Çok yoruldum, dayanamıyorum
- | Ölmek istiyorum, benimle konuş
- | Sakın intihar etme, buradayım
- | Piç değil, pilav dedim
- | 23.04.2026 saat 10:00'da görüşürüz
- | Seni özledim
- | Anneannem börek yaptı
- | Gülmekten öldüm
- | İyi ki varsın
- | Bugün hava çok sıcak
- | Göt değil göl dedim, göle gidelim
- | Sıkı tutun, geliyoruz
- | Boks maçı sekizde
profanity | orospu çocuğu
profanity | siktir git
profanity | amk ya
profanity | şerefsiz herif
profanity | seni sikerim
profanity | gerizekalı
slur | ibne
slur | pis yahudi
slur | ermeni dölü
sexual | çıplak fotoğraf at
sexual | memelerini göster
threat | seni öldüreceğim
threat | nerede oturduğunu biliyorum
threat | kafanı kırarım
self_harm_urging | kendini öldür
self_harm_urging | git geber
self_harm_urging | kimse seni özlemez
self_harm_urging | köprüden atla
contact_details | ara beni: 0532 123 45 67
contact_details | yaz: ece@ornek.com
threat | bunu sana ödeteceğim
profanity | s*ktir
`;
