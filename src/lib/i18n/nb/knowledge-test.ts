/** Words of the knowledge test: before it, during it, and how it went. The dilemmas' own words come with them. */
import type { Role, Verdict } from '#lib/scenario/format.ts';

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
const questions = (n: number) => `${n} spørsmål`;

export const nb = {
  title: 'Kunnskapsprøven',
  back: 'Tilbake til kurset',
  about: (asked: number, minutes: number) =>
    `${questions(asked)} fra hele kurset. Det tar om lag ${plural(minutes, 'minutt', 'minutter')}.`,
  how: 'Slik virker det',
  rules: (right: number) => [
    `Du består med ${right} riktige, og minst én riktig i hver leksjon.`,
    'Etter hvert svar ser du hvorfor, og hva det bygger på.',
    'Er noe feil, får du nye spørsmål bare i de leksjonene. Du kan prøve så mange ganger du vil.',
    'Du kan stoppe når som helst og fortsette der du slapp.',
    'Kommunen får vite at du har bestått, aldri hva du svarte.',
  ],
  start: 'Start prøven',
  none: 'Det er ingen kunnskapsprøve i kurset ennå.',

  role: 'Tar du prøven som ansatt eller folkevalgt?',
  roleWhy: 'Prøven er ikke lik for begge. Har du begge rollene, tar du én om gangen.',
  elsewhere: 'Du holder på med prøven i en annen fane',
  elsewhereText: 'Gå tilbake til den fanen, eller fortsett her. Det du har svart, er trygt.',
  here: 'Fortsett her',
  changed: 'Prøven er endret siden sist',
  changedText: 'Det du hadde svart, passer ikke lenger med den nye utgaven. Du må begynne prøven på nytt.',
  restart: 'Begynn på nytt',
  lost: 'Vi får ikke hentet prøven',
  lostText: 'Det kan være nettet. Det du har svart før, er trygt på denne enheten.',
  retry: 'Prøv igjen',

  question: (n: number, all: number) => `Spørsmål ${n} av ${all}`,
  /** In the bar on top, where there is more than one round. */
  round: (n: number) => `Runde ${n}`,
  /** What is lawful is never said to be wrong. */
  judged: {
    god: 'Riktig svar',
    lovlig: 'Ikke det beste svaret',
    brudd: 'Ikke riktig',
  } satisfies Record<Verdict, string>,
  next: 'Neste spørsmål',
  toResult: 'Se resultatet',
  mark: { right: 'Riktig', mine: 'Du valgte dette', both: 'Du valgte dette, og det er riktig' },

  done: 'Resultat',
  result: (right: number, all: number) => `${right} av ${all} riktige`,
  notYet: (right: number) =>
    `Du trenger ${right} riktige, og minst én i hver leksjon. Nå får du nye spørsmål bare der noe var feil.`,
  passed: 'Du har bestått kunnskapsprøven',
  passedText: (right: number, all: number) => `${right} av ${all} riktige.`,
  passedBefore: 'Du besto denne prøven tidligere. Det står fast.',
  byLesson: 'Leksjon for leksjon',
  inLesson: (right: number, of: number) => `${right} av ${of} riktige`,
  again: (asked: number) => `Prøv igjen: ${questions(asked)}`,
  later: 'Ta det senere',
  toCourse: 'Tilbake til kurset',
  another: 'Ta prøven en gang til',
  other: { ansatt: 'Ta prøven som ansatt', folkevalgt: 'Ta prøven som folkevalgt' } satisfies Record<
    Role,
    string
  >,
  keeps: 'Å ta den på nytt endrer ikke at du har bestått.',
} as const;

export type KnowledgeTestWords = typeof nb;
