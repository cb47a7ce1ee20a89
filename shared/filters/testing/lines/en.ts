/** One a line: `labels | text`, `-` for none. Written for HugMood; nobody said any of it. */
export const LINES = `
- | Good luck with your exam tomorrow, breathe
- | I am so proud of you, you made it through the week
- | Sit with me for a minute?
- | I want to die of laughter, that was brilliant
- | I don't want to live like this any more, can we talk
- | I feel worthless today
- | please don't kill yourself, I am here and I am not leaving
- | I will never hurt you
- | This workout will kill me
- | I love my cat, she is a pussycat
- | We went to Scunthorpe and then to Penistone
- | The cockpit was amazing, so was Cockermouth
- | The class assassin in that book was classic
- | I passed my assessment and got a new mattress
- | Our hens and the cock woke me up at five
- | See you on 12/05/2026 at 18:30
- | 10 000 steps today, and 2 500 000 in the year
- | My dad Dick and aunt Fanny say hello
- | Enjoy the shiitake mushrooms and the tit we saw in the garden
- | I had a rough day, hold me
- | Happy birthday, old friend! Cake at 5?
- | Moby Dick is a long book
- | Your analysis of the sextet was sharp
- | The therapist said it is ok to cry
- | I am in Essex and Sussex next week
- | Let's meet in room 1204, building 88
- | You are enough. Really.
- | My grandpa Cum laude graduated in 1952-1956
profanity | fuck this day
profanity | you are such an asshole
profanity | what a load of bullshit
profanity | shit, I forgot your birthday
profanity | you stupid bitch
profanity | shut up you wanker
profanity | go to hell you fucking idiot
profanity | you are a whore
profanity | don't be a dickhead
slur | get lost faggot
slur | you are a retard
slur | all of you are niggers
slur | you dirty paki
sexual | send nudes
sexual | suck my dick
sexual | want to see my dick pic?
sexual | show me your tits
sexual | I want to have sex with you right now
threat | I will kill you
threat | I'm going to hurt you when you get home
threat | I know where you live
threat | watch your back tomorrow
threat | I hope you die
self_harm_urging | kill yourself
self_harm_urging | just kys already
self_harm_urging | nobody would miss you
self_harm_urging | the world would be better without you
self_harm_urging | go hang yourself
self_harm_urging | you should drink bleach
self_harm_urging,profanity | kill yourself you piece of shit
contact_details | write to me at sam.hill@example.com
contact_details | my number is +1 415 555 0133
contact_details | see www.example.org/room
contact_details | insta: warm_hugs_42
threat | one day you will wish you had never met me, I am coming for you
self_harm_urging | do everyone a favour and disappear for ever
profanity | fu-ck off
`;
