/**
 * Every kind of beat as short, as normal and as long as it comes, and what a person may one day put into it. Only for
 * the gallery, in development: nothing here reaches a learner. The type is the list, so a new kind without a specimen
 * does not compile.
 */
import type { Beat, Comment, Person, Photo } from '#lib/scenario/format.ts';

export type Kind = Beat['kind'];
export type Of<K extends Kind> = Extract<Beat, { kind: K }>;

const kare: Person = { id: 'kare', name: 'Kåre Brekke', face: 'kare' };
const tone: Person = { id: 'tone', name: 'Tone Rudi', face: 'tone' };
const perole: Person = { id: 'perole', name: 'Per Ole Haugen', face: 'perole' };
const ingvild: Person = { id: 'ingvild', name: 'Ingvild Tangen', face: 'ingvild' };
const hanne: Person = { id: 'hanne', name: 'Hanne Sveen', face: 'hanne' };
const turid: Person = { id: 'turid', name: 'Turid Moen', face: 'turid' };
const grete: Person = { id: 'grete', name: 'Grete Solli' };
const roger: Person = { id: 'roger', name: 'Roger Dahl' };
const sami: Person = { id: 'sami', name: 'Áŋŋel Čállit' };
const family: Person = { id: 'familie', name: '👨‍👩‍👧‍👦' };
const long: Person = {
  id: 'lang',
  name: 'Anne-Margrethe Øvre Kristoffersdatter Bjørnstjerne-Vollansgjerdet',
};
const arabic: Person = { id: 'arabisk', name: 'ليلى حداد' };
const nobody: Person = { id: 'ingen', name: '' };

/** Sixty letters. */
export const WORD = 'minoritetsladningsbærerdiffusjonskoeffisientmålingsapparatur';
/** Two thousand characters in seven paragraphs. */
export const LONG = Array.from({ length: 7 }, () =>
  'Jeg har kjørt skolebuss i elleve år, og jeg vet hvor mange som går på ved svømmehallen. '
    .repeat(4)
    .slice(0, 284),
).join('\n\n');
const ARABIC = 'هذا نص قصير باللغة العربية، مع رقم 640 000 في الوسط.';

export const photo: Photo = {
  id: 'klassetur',
  alt: 'Tegnet bilde fra en klassetur ved et fjellvann. Seks fra skolen står ved vannkanten, og en turgåer går forbi i bakgrunnen.',
  people: (
    [
      ['nora', 'Nora, 9 år', 'Står fremst og ser rett i kameraet', 198, 452, 1.3],
      ['yusuf', 'Yusuf, 10 år', 'Ler, ansiktet synes godt', 316, 444, 1.24],
      ['issat', 'Issát, 9 år', 'Bakfra, men navnet står på sekken', 518, 418, 1.15],
      ['emma', 'Emma, 10 år', 'I rullestol, fra siden. Lett å kjenne igjen', 418, 448, 1.24],
      ['sagal', 'Sagal, lærer', 'Ser rett i kameraet', 632, 442, 1.67],
      ['jakob', 'Jakob, 9 år', 'Litt bak de andre, snur ryggen til', 82, 402, 1],
      ['turgaaer', 'Ukjent turgåer', 'Liten i bakgrunnen, uten tydelig ansikt', 124, 262, 0.5],
    ] as const
  ).map(([id, name, sees, x, y, size]) => ({
    id,
    name,
    sees,
    box: { x: x - 42 * size, y: y - 172 * size, width: 84 * size, height: 172 * size },
    head: { x, y: y - 128 * size, r: 34 * size },
  })),
};

const talk: Comment[] = [
  { by: tone, time: '1 t', text: 'Ungene lærte å svømme der. Hvor ellers skulle de gjort det?' },
  { by: perole, time: '48 min', text: 'Penger vokser ikke på trær, akkurat.' },
  { by: kare, time: '40 min', text: 'Nei. Men 640 000 er 12 meter asfalt.', reply: true },
  {
    by: ingvild,
    mine: true,
    time: '31 min',
    text: 'Jeg er lærer, og skriver på egne vegne. Her er tallene.',
    reply: true,
  },
  { by: roger, time: '12 min', text: 'Det er ==innvandrerne== sin skyld, hele greia.', hidden: true },
  { by: grete, time: 'nå', text: 'Kan vi holde oss til saken?' },
];

/** Sixty, with answers among them. */
const sixty: Comment[] = Array.from({ length: 60 }, (_, i) => ({
  by: [tone, perole, kare, grete, sami, family][i % 6] as Person,
  time: `${60 - i} min`,
  text: i === 1 ? `${WORD} er et ord.` : `Innlegg nummer ${i + 1} i en lang tråd.`,
  ...(i % 5 === 3 && { reply: true }),
}));

type Specimens = { [K in Kind]: { vanlig: Of<K>; kort: Of<K> } & Record<string, Of<K>> };

export const specimens: Specimens = {
  narration: {
    kort: { kind: 'narration', text: 'Klokka er 23.30.' },
    vanlig: {
      kind: 'narration',
      text: 'Du er Ingvild, lærer ved Lauvlia skole. Dette dukker opp i gruppa hjemme, og noen har ==nevnt skolen din==.',
    },
    lang: { kind: 'narration', text: `${WORD}\n\n${LONG}` },
    arabisk: { kind: 'narration', text: ARABIC },
  },
  post: {
    kort: { kind: 'post', by: grete, where: 'Profilen hennes', text: 'Takk.' },
    vanlig: {
      kind: 'post',
      by: kare,
      where: 'Oppslagstavla Fosselva',
      audience: 'Gruppe, 1 900 medlemmer',
      time: 'i dag 17.05',
      text: 'Kommunedirektøren vil kutte svømmeopplæringen på 4. trinn fra høsten. Sparer 640 000 kroner i året. Hva synes folk?',
      likes: 86,
      commentCount: 41,
      shares: 12,
      comments: talk.slice(0, 2),
    },
    vokste: {
      kind: 'post',
      by: ingvild,
      mine: true,
      where: 'Oppslagstavla Fosselva',
      audience: 'Gruppe, 1 900 medlemmer',
      time: '34 min siden',
      text: 'Kuttet rammer noen hardere enn andre. ==Særlig to gutter på 4. trinn==, den ene i fosterhjem, trenger svømmingen.',
      likes: 64,
      commentCount: 58,
      shares: 31,
      was: { likes: 8, commentCount: 3, shares: 0 },
      grew: true,
      comments: talk.slice(0, 3),
    },
    lukket: {
      kind: 'post',
      by: hanne,
      where: 'Kollegaer i Bekkelia barnehage',
      closed: true,
      audience: '61 medlemmer',
      time: 'i går 21.12',
      text: 'Er det flere som har fått ny turnus uten å bli spurt?',
      likes: 14,
      commentCount: 9,
      comments: talk.slice(1, 3),
    },
    slettet: {
      kind: 'post',
      by: ingvild,
      mine: true,
      where: 'Oppslagstavla Fosselva',
      time: '2 t siden',
      text: 'Kuttet rammer noen hardere enn andre.',
      deleted: true,
      likes: 64,
      commentCount: 58,
      shares: 31,
    },
    bilde: {
      kind: 'post',
      by: turid,
      where: 'Lauvlia skole',
      audience: 'Åpen side, 1 240 følgere',
      time: 'i dag 14.20',
      text: 'Fjerde trinn på tur.',
      photo: { of: photo, without: ['issat'] },
      likes: 38,
      commentCount: 1,
      shares: 1,
    },
    lang: {
      kind: 'post',
      by: long,
      where: `Gruppa for ${WORD}`,
      audience: 'Åpen gruppe, 1 234 567 medlemmer',
      time: 'onsdag 25. november 2026 klokka 23.59',
      text: `${WORD}\n\n${LONG}`,
      likes: 1234567,
      commentCount: 60,
      shares: 98765,
      was: { likes: 999999, commentCount: 59, shares: 9 },
      comments: sixty,
    },
    navn: {
      kind: 'post',
      by: sami,
      where: 'Sámi searvi',
      closed: true,
      text: `Buorre beaivi. ${ARABIC}`,
      likes: 0,
      comments: [
        { by: family, text: 'Hele 👨‍👩‍👧‍👦 kommer.' },
        { by: arabic, text: ARABIC },
        { by: nobody, text: 'Uten navn og uten bilde.' },
      ],
    },
  },
  thread: {
    kort: {
      kind: 'thread',
      where: 'Profilen din',
      under: { by: grete, text: 'Takk.' },
      comments: [{ by: kare, text: 'Takk selv.' }],
    },
    vanlig: {
      kind: 'thread',
      where: 'Oppslagstavla Fosselva',
      under: { by: kare, text: 'Kommunedirektøren vil kutte svømmeopplæringen.' },
      commentCount: 140,
      was: 41,
      comments: talk,
    },
    lang: {
      kind: 'thread',
      where: `Gruppa for ${WORD}`,
      under: { by: long, text: LONG.slice(0, 400) },
      commentCount: 60,
      comments: sixty,
    },
  },
  chat: {
    kort: {
      kind: 'chat',
      title: 'Grete Solli',
      messages: [{ by: grete, text: 'Ring meg.' }],
    },
    vanlig: {
      kind: 'chat',
      title: 'Hanne Sveen',
      about: 'mor til en elev · din private konto',
      face: hanne,
      clock: '23.30',
      day: 'Torsdag',
      messages: [
        { by: hanne, text: 'Beklager at jeg skriver så sent' },
        { by: hanne, text: 'Var sønnen min i bråk i dag? Han vil ikke si noe' },
        { mine: true, text: 'Hei. Ring skolen i morgen, så tar vi det der.' },
      ],
      seen: 'Sett 23.31',
      typing: 'Hanne',
    },
    gruppe: {
      kind: 'chat',
      title: 'Foreldre 4. trinn',
      about: '27 medlemmer',
      clock: '19.02',
      messages: [
        {
          by: turid,
          text: 'Har dere sett dette?',
          quote: { by: 'Ingvild Tangen', text: '… særlig to gutter på 4. trinn, den ene i fosterhjem' },
        },
        { by: turid, text: 'Jeg bare spør.' },
        { by: tone, text: 'Det er min gutt.' },
        { mine: true, text: 'Jeg er lei for det. Innlegget er borte nå.' },
        { mine: true, text: 'Jeg ringer deg.' },
      ],
      seen: 'Sett av 14',
    },
    lang: {
      kind: 'chat',
      title: long.name,
      about: `sitter i utvalget for ${WORD}`,
      face: long,
      clock: '00.00',
      day: 'Onsdag 25. november',
      messages: [
        { by: long, text: WORD },
        { by: long, text: LONG.slice(0, 900) },
        { mine: true, text: WORD },
        { by: long, text: ARABIC },
        { by: long, text: '👨‍👩‍👧‍👦' },
        { mine: true, text: LONG.slice(0, 300), quote: { by: WORD, text: WORD } },
      ],
      seen: 'Sett onsdag 25. november klokka 00.00',
      typing: long.name,
    },
  },
  photo: {
    kort: { kind: 'photo', photo: { of: { ...photo, people: photo.people.slice(0, 1) } } },
    vanlig: {
      kind: 'photo',
      photo: { of: photo },
      answers: {
        nora: { consent: 'ja', says: 'Mor har sagt ja.' },
        yusuf: { consent: 'annet', says: 'Ja til foreldrechatten, ikke til åpen side.' },
        issat: { consent: 'nei', says: 'Far har sagt nei.' },
        emma: { consent: 'trukket', says: 'Sa ja i fjor. Trakk det i går.' },
        sagal: { consent: 'ja', says: 'Ja.' },
        jakob: { consent: 'venter', says: 'Har ikke svart ennå.' },
        turgaaer: { consent: 'ikke-spurt', says: 'Ingen vet hvem det er.' },
      },
    },
    uten: { kind: 'photo', photo: { of: photo, without: ['issat', 'emma'] } },
  },
  notification: {
    kort: { kind: 'notification', items: [{ from: 'Mamma', text: 'Ring.' }] },
    vanlig: {
      kind: 'notification',
      clock: '06.41',
      items: [
        {
          from: 'Oppslagstavla Fosselva',
          text: 'Per Ole Haugen og 57 andre kommenterte innlegget ditt.',
          time: 'nå',
        },
        { from: 'Foreldre 4. trinn', text: 'Turid Moen: Har dere sett dette?', time: '12 min' },
        { from: 'Aylin Demir', text: 'Ring meg før du går inn i klassen.', time: '31 min' },
      ],
    },
    lang: {
      kind: 'notification',
      clock: '06.41',
      items: [
        { from: long.name, text: `${WORD} ${LONG.slice(0, 400)}`, time: 'onsdag 25. november' },
        { from: '👨‍👩‍👧‍👦', text: ARABIC, time: '1 t' },
      ],
    },
  },
  article: {
    kort: { kind: 'article', paper: 'Fossposten', headline: 'Bassenget stenger' },
    vanlig: {
      kind: 'article',
      paper: 'Fossposten',
      kicker: 'Skole',
      headline: 'Lærer om kuttet: – 6 timer er for lite',
      lead: 'Innlegget fikk 58 kommentarer på én kveld. Nå vil flere politikere regne på saken en gang til.',
      byline: 'Sindre Li',
      time: 'onsdag 18.00',
      quote: { by: 'Ingvild Tangen, på egne vegne', text: 'Ingen lærer å svømme på 6 timer.' },
    },
    lang: {
      kind: 'article',
      paper: `Avisa for ${WORD}`,
      kicker: WORD,
      headline: `${WORD} skaper uro i kommunestyret etter at 140 skrev i samme kommentarfelt`,
      lead: LONG,
      byline: `${long.name}, ${arabic.name}`,
      time: 'onsdag 25. november 2026 klokka 23.59',
      quote: { by: WORD, text: `${WORD}. ${LONG.slice(0, 200)}` },
    },
  },
  mail: {
    kort: { kind: 'mail', from: grete, to: 'deg', subject: 'Hei', text: 'Ring meg.' },
    vanlig: {
      kind: 'mail',
      from: tone,
      to: 'Lauvlia skole',
      subject: 'Bildet av gutten min må bort i dag',
      time: 'i dag 07.52',
      text: 'Hei.\n\nJeg sa nei til bilder på den åpne siden. Adressen vår er ikke noe andre skal vite. Kan dere ta det bort ==før skolen begynner==?\n\nTone',
    },
    lang: {
      kind: 'mail',
      from: long,
      to: `alle i utvalget for ${WORD}, og ${arabic.name}`,
      subject: `SV: SV: VS: ${WORD}`,
      time: 'onsdag 25. november 2026 klokka 23.59',
      text: `${WORD}\n\n${LONG}\n\n${ARABIC}`,
    },
  },
  screenshot: {
    kort: {
      kind: 'screenshot',
      where: 'Foreldre 4. trinn',
      by: grete,
      of: { by: 'Ingvild', text: 'To gutter.' },
    },
    vanlig: {
      kind: 'screenshot',
      where: 'Foreldre 4. trinn',
      about: 'chat, 27 medlemmer',
      by: turid,
      says: 'Har dere sett dette?',
      time: 'nå',
      of: {
        by: 'Ingvild Tangen',
        where: 'Oppslagstavla Fosselva',
        text: '… ==særlig to gutter på 4. trinn==, den ene i fosterhjem, trenger svømmingen.',
      },
    },
    lang: {
      kind: 'screenshot',
      where: `Gruppa for ${WORD}`,
      about: 'åpen gruppe, 1 234 567 medlemmer',
      by: long,
      says: LONG.slice(0, 500),
      time: 'onsdag 25. november 2026',
      of: { by: long.name, where: WORD, text: `${WORD} ${LONG.slice(0, 900)}` },
    },
  },
};
