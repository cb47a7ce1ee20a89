/**
 * Who somebody is must not move the score of a note. Names are written with a capital and are not in the vocabulary;
 * the words here stand for groups of people. All of them are read as one word, `SOMEONE`, and several in a row as one.
 */
export const SOMEONE = "<someone>";

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Belonging, by gender, orientation, religion, ethnicity, nationality, migration, age and disability. */
const GROUPS = `
  man men woman women male males female females boy boys girl girls guy guys lady ladies gentleman gentlemen lad lads lass
  dude bloke chap gal person people persons human folks
  nonbinary enby genderqueer genderfluid agender transgender transgendered transsexual trans cis cisgender intersex
  androgynous twospirit tomboy
  gay gays lesbian lesbians bisexual bisexuals bi queer queers straight heterosexual homosexual pansexual asexual
  aromantic lgbt lgbtq lgbtqia hetero homo
  muslim muslims islamic islam christian christians christianity catholic catholics catholicism protestant protestants
  jew jews jewish judaism hindu hindus hinduism buddhist buddhists buddhism sikh sikhs sikhism atheist atheists atheism
  agnostic mormon mormons orthodox evangelical evangelicals baptist baptists methodist methodists lutheran lutherans
  anglican anglicans presbyterian pentecostal quaker quakers amish jain taoist shinto pagan pagans wiccan bahai
  zoroastrian rastafarian rasta religious secular hijabi imam rabbi priest nun monk vicar
  black blacks white whites brown asian asians african africans arab arabs arabic latino latinos latina latinas latinx
  hispanic hispanics caucasian caucasians indigenous aboriginal native roma romani gypsy gypsies mixed biracial
  multiracial coloured colored negro semitic berber kurdish kurd inuit maori creole ethnic minority foreign
  european europeans american americans british briton britons english englishman englishwoman scottish scot welsh irish
  irishman french frenchman frenchwoman german germans spanish spaniard italian italians portuguese dutch belgian swiss
  austrian swedish swede norwegian danish dane finnish finn icelandic polish pole poles czech slovak hungarian romanian
  bulgarian serbian croatian bosnian albanian greek greeks turkish turk turks russian russians ukrainian ukrainians
  belarusian lithuanian latvian estonian georgian armenian azerbaijani iranian iranians persian iraqi iraqis syrian
  syrians lebanese israeli israelis palestinian palestinians jordanian saudi yemeni egyptian egyptians libyan tunisian
  algerian moroccan sudanese ethiopian eritrean somali somalis kenyan ugandan tanzanian rwandan congolese nigerian
  nigerians ghanaian senegalese cameroonian zimbabwean zambian angolan afghan afghans pakistani pakistanis indian indians
  bangladeshi nepali nepalese tibetan chinese japanese korean koreans vietnamese thai cambodian burmese filipino filipina
  filipinos indonesian malaysian singaporean mongolian kazakh uzbek canadian canadians mexican mexicans guatemalan
  honduran salvadoran cuban haitian jamaican dominican colombian venezuelan peruvian chilean argentine argentinian
  brazilian brazilians bolivian ecuadorian australian australians samoan tongan fijian
  immigrant immigrants migrant migrants refugee refugees foreigner foreigners expat expats
  elderly pensioner pensioners retiree retirees retired senior seniors teen teens teenage teenager teenagers adolescent
  adolescents toddler toddlers infant infants youngster youngsters youth kid kids child children adult adults millennial
  millennials boomer boomers septuagenarian octogenarian centenarian aged
  disabled disability disabilities blind deaf deafblind mute autistic autism aspie asperger dyslexic dyspraxic adhd
  neurodivergent neurotypical amputee paraplegic quadriplegic tetraplegic wheelchair wheelchairs epileptic diabetic
  bipolar schizophrenic dwarf handicapped crippled impaired sighted
  binary twenties thirties forties fifties sixties seventies eighties nineties
`;

/** Third persons of each gender, and the ties that have one word for each; read as one for all. */
const TIES: Readonly<Record<string, string>> = {
  they: "he she they xe ze",
  them: "him her them his hers theirs their",
  themself: "himself herself themselves themself",
  parent: "mother father mum mom mummy mommy mama mam dad daddy papa parent stepmother stepfather stepmum stepdad",
  parents: "mothers fathers mums moms dads parents",
  child: "son daughter stepson stepdaughter",
  children: "sons daughters",
  sibling: "brother sister sibling bro sis brothers sisters siblings",
  partner: "husband wife boyfriend girlfriend partner spouse bf gf fiance fiancee hubby bride groom",
  grandparent: "grandmother grandfather grandma grandpa granny grandad granddad nan nana gran grandparent",
  grandchild: "grandson granddaughter grandchild",
  cousin: "cousin aunt uncle auntie aunty nephew niece",
};

/** Ordinary words elsewhere, which belong to one of `GROUPS` before it (an old man) or after it (a wheelchair user). */
const BEFORE = new Set(words("old young older younger middle little pregnant non visually physically openly"));
const AFTER = new Set(words("user users speaking born seeker seekers"));

const ONE_FOR_ALL = new Map<string, string>([
  ...words(GROUPS).map((word) => [word, SOMEONE] as const),
  ...Object.entries(TIES).flatMap(([one, all]) => words(all).map((word) => [word, one] as const)),
]);

/** The word that stands for this one whoever it speaks of; itself when it speaks of nobody. `word` is in lower case. */
export const regardless = (word: string): string => ONE_FOR_ALL.get(word) ?? word;

/** Whether `word`, between the `last` and the `next` one, only says more about the group that one of them names. */
export const belongsToGroup = (last: string | undefined, word: string, next: string | undefined): boolean =>
  (BEFORE.has(word) && next !== undefined && ONE_FOR_ALL.get(next) === SOMEONE) ||
  (AFTER.has(word) && last !== undefined && ONE_FOR_ALL.get(last) === SOMEONE);

/** What is written with a capital within a sentence and is no name of anybody. */
const CAPITALISED = new Set(
  words(`i mum mom mummy mommy dad daddy papa mama grandma grandpa granny grandad nan nana gran auntie
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december christmas xmas easter halloween thanksgiving valentine hanukkah eid diwali ramadan god covid
  tv ok netflix birthday`),
);

export const isOrdinaryWithCapital = (word: string): boolean => CAPITALISED.has(word);

/** First names that are ordinary words too; at the start of a sentence only what follows tells. */
const NAMES_TOO = new Set(
  words(`grace hope joy faith rose will mark bill jack bob rob pat sue may april june august dawn eve
 charity destiny harmony melody crystal amber jade ruby pearl opal ivy holly lily daisy violet heather hazel olive
 iris ginger rosemary sage robin jay martin victor frank grant chase hunter miles max rich dean earl duke prince king
 angel christian chance lance pierce wade drew ray norm gene don ken dale glen cliff reed forest woody rusty sandy
 rocky buddy chad carol penny patience constance prudence mercy honor honour verity trinity nick dick
 harry barry jerry tom john peter joe mike jimmy randy guy junior basil flora fern blossom willow misty stormy 
 bishop mason carter parker taylor tyler cooper archer baker skip tucker noble ernest earnest bliss precious
 blessing felicity jasmine ebony lane park nova aurora clement wolf bear fox cash gage colt porter page skye tara paris
 chelsea brooklyn savannah sierra dakota phoenix london india kenya asia china ali van dong hung `),
);

const AFTER_A_NAME = new Set(
  words(`is was has had and came comes went goes called calls said says told tells asked asks gave gives made makes
  helped helps met left visited lives works worked likes liked wants wanted sent texted wrote invited cooked brought
  took takes showed shows joined joins stayed stays does did 's`),
);

/** Whether a capitalised `word` at the start of a sentence is somebody's name, from the word after it. */
export const isNameBefore = (word: string, next: string | undefined): boolean =>
  NAMES_TOO.has(word) && next !== undefined && (AFTER_A_NAME.has(next) || /..ed$/.test(next));
