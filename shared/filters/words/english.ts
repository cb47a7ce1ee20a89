import type { WordList } from "../pattern.ts";

/** Written for HugMood, as words are folded: small letters without marks. How a line is read stands in `pattern.ts`. */
export const ENGLISH: WordList = {
  slur: `
    nigga*
    faggot*
    ?fag
    ?fags
    ?kike
    ?kikes
    ?spic
    ?spics
    ?chink
    ?chinks
    ?paki
    ?pakis
    ?gook
    ?gooks
    ?coon
    ?dyke
    ?retard
    ?retards
    ?retarded
    wetback*
    raghead*
    towelhead*
    shemale*
`,
  sexual: `
    penis
    penises
    porn
    porno
    pornhub
    send nudes
    send me nudes
    your nudes
    boobs
    tits
    your tits
    suck my dick
    suck my cock
    dick pic
    dick pics
    my cock
    your cock
    big cock
    my dick
    your pussy
    my pussy
    anal sex
    wanna fuck you
    want to fuck you
    have sex with you
    wanking
    ?horny
    ?cumming
`,
  threat: `
    i will kill you
    ill kill you
    im going to kill you
    i am going to kill you
    im gonna kill you
    gonna kill you
    i want to kill you
    i will hurt you
    ill hurt you
    im gonna hurt you
    im going to hurt you
    i will rape you
    ill rape you
    i will beat you up
    ill beat you up
    ill break your legs
    i will break your legs
    i know where you live
    watch your back
    you are dead meat
    youre dead meat
    youre a dead man
    i hope you die
    hope you die
    ill stab you
    i will stab you
`,
  self_harm_urging: `
    kill yourself
    kill urself
    kys
    hang yourself
    go cut yourself
    just cut yourself
    shoot yourself
    go die
    just die
    drink bleach
    jump off a bridge
    slit your wrists
    you should die
    you deserve to die
    you should be dead
    end your life
    end yourself
    off yourself
    nobody would miss you
    no one would miss you
    nobody will miss you
    no one will miss you
    world is better without you
    world would be better without you
    better off without you
`,
  profanity: `
    fuck*
    *fuck
    *fucker
    *fuckers
    *fucking
    fck
    fcking
    fking
    fuk
    fuking
    shit
    shits
    shitty
    shithead*
    bullshit*
    asshole*
    arsehole*
    ?arse
    ?ass
    dumbass*
    dickhead*
    you dick
    cocksucker*
    ?prick
    ?pricks
    wanker*
    ?slut
    ?sluts
    whore*
    bitch
    bitches
    bitching
    douchebag*
    piss off
    stfu
`,
};
