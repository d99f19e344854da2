/** Words around a scenario: reach, verdicts, why, the end. The scenario's own words come with the scenario. */
import type { Citation, Consent, Leaning, Verdict } from '#lib/scenario/format.ts';

export const nb = {
  reachNow: 'Rekkevidde nå',
  reach: 'Rekkevidde',
  /** Nobody but the first ring, the source itself. */
  only: (name: string) => `bare ${name}`,
  reachIs: (name: string) => `Rekkevidde nå: ${name}`,
  stopped: 'Slettet. Ringene går videre',
  notReached: 'ikke nådd',
  reachedEnd: (name: string) => `Så langt nådde det: ${name}.`,

  you: (name: string) => `${name} (deg)`,
  me: 'Du',
  says: (who: string) => `${who}:`,
  comments: 'Kommentarer',
  replies: (name: string) => `Svar til ${name}`,
  /** The label of the folded part of a list. */
  rest: (label: string) => `${label}, resten`,
  moreComments: (n: number) => (n === 1 ? 'Vis 1 kommentar til' : `Vis ${n} kommentarer til`),
  hidden: 'Du skjulte denne kommentaren',
  thread: (where: string) => `Kommentarfelt: ${where}`,
  likes: (n: number) => (n === 1 ? 'liker' : 'liker'),
  commentCount: (n: number) => (n === 1 ? 'kommentar' : 'kommentarer'),
  shares: (n: number) => (n === 1 ? 'deling' : 'delinger'),
  /** After a counter, for those who do not see it move. */
  was: (n: string) => ` (før ${n})`,
  deleted: 'Innlegget er slettet',
  /** The author may have written it already: «Lukket gruppe, 61 medlemmer». */
  closed: (audience?: string) =>
    audience === undefined
      ? 'Lukket gruppe'
      : /^lukket gruppe/i.test(audience)
        ? audience
        : `Lukket gruppe · ${audience}`,
  clock: (time: string) => `Klokka er ${time}`,
  typing: (who: string) => `${who} skriver`,
  chat: (title: string) => `Chat: ${title}`,
  screenshot: 'Skjermbilde',
  turnsUp: (where: string) => `Skjermbilde: ${where}`,
  locked: 'Varsler på låst telefon',
  from: 'Fra',
  to: 'Til',

  verdict: (verdict: Verdict, leans?: Leaning): string =>
    verdict === 'god'
      ? 'Godt valg'
      : verdict === 'brudd'
        ? 'Brudd på reglene'
        : leans === 'taus'
          ? 'Lovlig, men du kunne sagt mer'
          : leans === 'dristig'
            ? 'Lovlig, men dristig'
            : 'Lovlig, ikke best',
  shortVerdict: { god: 'godt valg', lovlig: 'lovlig, ikke best', brudd: 'brudd' } satisfies Record<
    Verdict,
    string
  >,
  sources: 'Dette bygger på',
  readPoint: (id: string) => `Se punkt ${id} i retningslinjene`,
  readWhole: (host: string) => `Les hele teksten hos ${host} (ny fane)`,
  kind: {
    lov: 'Loven',
    tolkning: 'Tolkning',
    regel: 'Retningslinjene',
    raad: 'Råd',
    rett: 'Din rett',
  } satisfies Record<Citation['kind'], string>,

  peopleInPhoto: 'Personene i bildet',
  /** Begins with the number that is seen in the picture and in the list. */
  pictured: (number: number, name: string, sees: string) => `${number}. ${name}. ${sees}`,
  pickPeople: 'Kryss av i lista, eller trykk på dem i bildet.',
  /** Said after what the picture shows. */
  leftOut: (names: string[]) =>
    names.length === 0
      ? ''
      : `Tatt ut av bildet: ${names.join(', ').replace(/, ([^,]*)$/, ' og $1')}. Bare omrisset er igjen.`,
  answers: 'Hva hver av dem har svart',
  consent: {
    ja: 'Ja',
    annet: 'Ja, til noe annet',
    venter: 'Ikke svart',
    nei: 'Nei',
    trukket: 'Trukket',
    'ikke-spurt': 'Ikke spurt',
  } satisfies Record<Consent, string>,

  pickSome: 'Velg én eller flere.',
  pickNone: 'Du må velge minst én før du går videre.',
  chosen: 'Du valgte dette',
  tryLater: 'Du kan prøve de andre veiene etterpå.',

  mastered: 'Mestret',
  notMastered: 'Ikke mestret denne gangen',
  road: 'Veien du gikk',
  otherRoads: 'Veier du ikke tok',
  /** The same for an ending reached on a road that was not taken: it does not count. */
  rehearsed: {
    mastered: 'Denne veien går helt fram',
    notMastered: 'Denne veien går ikke helt fram',
    road: 'Veien du prøvde',
    otherRoads: 'Andre veier herfra',
  },
  tryRoad: 'Trykk på en vei du ikke tok, og se hvor den går. Det lagres ikke.',
  map: 'Kartet',
  mapEnd: (title: string) => `Slutt: ${title}`,
  roadHere: 'Veien hit',
  look: (title: string) => `Se «${title}» en gang til`,
  start: 'Start',
} as const;

export type PlayerWords = typeof nb;
