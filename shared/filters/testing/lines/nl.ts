/** One a line: `labels | text`, `-` for none. Written for HugMood; nobody said any of it. */
export const LINES = `
- | Succes morgen, ik denk aan je
- | Dikke knuffel voor jou
- | De boer en de koe staan in de wei
- | Mijn moeder heeft kanker, ik ben zo bang
- | Ik kan niet meer, ik wil dat het stopt
- | Ik wil dood, praat met me
- | Ga niet dood van de kou, trek een jas aan
- | De eikel viel van de boom
- | Tot 05-12-2026 om 18:00
- | De pik van de specht klopt op de stam
- | Slaap lekker, tot morgen
- | Ik mis je
- | De kuttenberg? Die ken ik niet
- | Jij bent genoeg
- | Oma bakt appeltaart
- | Fijn dat je er bent
profanity | wat een klootzak
profanity | hou je bek
profanity | krijg de kanker
profanity | godverdomme zeg
profanity | jij bent een hoer
profanity | kutwijf
slur | vuile jood
slur | jij bent een mongool
slur | vieze homo
sexual | stuur naaktfoto's
sexual | wil je neuken
sexual | laat je tieten zien
threat | ik maak je dood
threat | ik weet waar je woont
threat | ik steek je neer
self_harm_urging | pleeg zelfmoord
self_harm_urging | niemand zou je missen
self_harm_urging | spring voor een trein
self_harm_urging | maak jezelf van kant
contact_details | bel me op 06 1234 5678
contact_details | mail naar sanne@voorbeeld.nl
threat | wacht maar tot ik je vind
profanity | k*t zeg
`;
