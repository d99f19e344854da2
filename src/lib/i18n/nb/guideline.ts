/** Words around the points of the guidelines: the whole list, the list to keep, and what a lesson rests on. */
import type { Capacity, Force } from '#lib/course/guideline.ts';
import type { Audience } from '#lib/scenario/format.ts';

export const guideline = {
  title: 'Retningslinjene',
  intro: (points: number, municipality: string) =>
    `Alle de ${points} punktene i retningslinjene til ${municipality}, med enkle ord.`,
  version: (title: string, version: string) => `${title}, ${version}`,
  own: 'Teksten er kursets egen. Det som står i «anførselstegn», er ordrett fra dokumentet.',
  /** Over the ways to them, on the page of the course. */
  rules: 'Når du trenger reglene',
  toList: 'Huskelisten på én side',

  force: { skal: 'Skal', rett: 'Din rett', råd: 'Råd', bakgrunn: 'Bakgrunn' } satisfies Record<Force, string>,
  audience: {
    begge: 'Ansatte og folkevalgte',
    ansatt: 'Bare ansatte',
    folkevalgt: 'Bare folkevalgte',
  } satisfies Record<Audience, string>,
  capacity: {
    kommunen: 'når du representerer kommunen',
    privat: 'når du er privatperson',
    begge: 'alltid',
  } satisfies Record<Capacity, string>,
  meaning: {
    title: 'Slik leser du punktene',
    force: {
      skal: 'noe du må følge',
      rett: 'noe du har lov til',
      råd: 'noe som er lurt',
      bakgrunn: 'hvorfor reglene er der',
    } satisfies Record<Force, string>,
  },
  stricter: 'Strengere enn loven.',
  differs: 'Slik forstår kurset punktet.',
  law: 'Loven',
  newTab: (label: string, host: string) => `${label} hos ${host} (ny fane)`,

  search: {
    label: 'Søk i punktene',
    what: 'Ord eller punkt',
    role: 'Hvem er du?',
    allRoles: 'Alle',
    roles: { ansatt: 'Ansatt', folkevalgt: 'Folkevalgt' },
    force: 'Hva slags punkt?',
    allForces: 'Alle slag',
    count: (n: number, all: number) =>
      n === all ? `Viser alle ${all} punktene.` : `Viser ${n} av ${all} punkter.`,
    none: 'Ingen punkter passer med det du søkte etter.',
    noneHelp: 'Prøv et kortere ord, eller et ord som ligner.',
    reset: 'Vis alle punktene',
  },
  contents: 'Innhold',
  /** On the page one came to from a situation. */
  from: { text: 'Du kom fra en situasjon. Den venter på deg.', back: 'Tilbake til situasjonen' },

  list: {
    title: 'Huskelisten',
    intro: 'For deg som bruker sosiale medier som privatperson.',
    who: 'Huskelisten for',
    roles: { ansatt: 'Ansatte', folkevalgt: 'Folkevalgte', begge: 'Begge' },
    onPaper: {
      ansatt: 'For ansatte som bruker sosiale medier som privatpersoner.',
      folkevalgt: 'For folkevalgte som bruker sosiale medier som privatpersoner.',
      begge: 'For ansatte og folkevalgte som bruker sosiale medier som privatpersoner.',
    },
    print: 'Skriv ut på ett ark',
    keep: 'Siden virker uten nett, så du har den på telefonen.',
    all: 'Alle punktene i retningslinjene',
    from: (municipality: string, title: string, version: string) =>
      `${municipality}. Fra ${title.toLowerCase()}, ${version}.`,
  },

  behind: {
    title: 'Bak reglene',
    text: 'Dette er ikke regler, men forklarer hvorfor de er der.',
    more: 'Se alle punktene',
  },

  report: {
    link: 'Si fra om denne scenen',
    what: 'Du skriver en e-post til kommunen. Svarene dine er ikke med.',
    subject: (where: string) => `Sunn fornuft: ${where}`,
    body: (where: string, edition: string) =>
      `Skriv hva du vil si fra om:\n\n\n\n---\nScene: ${where}\nUtgave av kurset: ${edition}\n`,
  },
} as const;
