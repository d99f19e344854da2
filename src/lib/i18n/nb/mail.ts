/** Words of the mails. What is said is a value; `server/mail-look.ts` makes text and HTML of it. */
import { hr } from './hr.ts';
import type { Role } from '#lib/scenario/format.ts';

/** A mail in words. */
export interface MailWords {
  subject: string;
  greeting: string;
  paragraphs: string[];
  /** What one is asked to press. */
  button?: { label: string; url: string };
  /** Lists with a heading each: a leader's people, unit by unit. */
  lists?: { title: string; lines: string[] }[];
  after: string[];
}

/** `gaar-ut`: it still holds · `gaatt-ut`: it no longer does · `endret`: a marked change has opened it. */
export type Again = 'gaar-ut' | 'gaatt-ut' | 'endret';

export interface ReminderFacts {
  firstName: string;
  role: Role;
  /** The unit as people say it: its last part. */
  place: string;
  deadline: string;
  /** Days to the deadline; negative after it. */
  days: number;
  begun: boolean;
  /** Why it is asked of somebody who has completed before; null for the first time. */
  again: Again | null;
  link: string;
}

export interface Sender {
  course: string;
  municipality: string;
  contact: { name: string; email: string };
  workingHours: string;
}

const inDays = (days: number) =>
  days === 0 ? 'i dag' : days === 1 ? 'i morgen' : `om ${hr.number(days)} dager`;
/** A deadline long ago has its year with it. */
const was = (deadline: string) => `Fristen var ${hr.date(deadline)}.`;
const who = { ansatt: (place: string) => `ansatt ved ${place}`, folkevalgt: () => 'folkevalgt' };

function subjectOf({ days, deadline, again }: ReminderFacts, course: string): string {
  if (again === 'gaar-ut') return `${course}: kursbeviset ditt går ut ${inDays(days)}`;
  return days >= 0 ? `${course}: fristen er ${inDays(days)}` : `${course}: fristen var ${hr.date(deadline)}`;
}

const AGAIN: Record<Again, string> = {
  'gaar-ut': 'Nå går kursbeviset ditt ut, og du skal ta kurset på nytt',
  'gaatt-ut': 'Kursbeviset ditt har gått ut, og du skal ta kurset på nytt',
  endret: 'Nå er noe i retningslinjene endret, og du skal ta den delen på nytt',
};

function taskOf({ role, place, again }: ReminderFacts, { course, municipality }: Sender): string {
  if (again) return `Du har fullført kurset «${course}» før. ${AGAIN[again]} som ${who[role](place)}.`;
  return `Som ${who[role](place)} skal du ta kurset «${course}». Det handler om retningslinjene for sosiale medier i ${municipality}.`;
}

function deadlineOf({ days, deadline, begun }: ReminderFacts): string[] {
  const so = begun ? ['Du er i gang, og det du har levert, er registrert. Du fortsetter der du slapp.'] : [];
  if (days > 0) return [`Fristen er ${hr.date(deadline)}, altså ${inDays(days)}.`, ...so];
  if (days === 0) return ['Fristen er i dag. Det du leverer før midnatt, er levert i tide.', ...so];
  return [
    `${was(deadline)} Du kan fortsatt fullføre. Trenger du mer tid, kan du si fra til lederen din.`,
    ...so,
  ];
}

const questions = ({ contact }: Sender) => `Spørsmål? Kontakt ${contact.name}: ${contact.email}`;
const PRIVATE = 'Lenka er bare din. Ikke send den videre.';
const OLDER = 'Lenker i eldre e-poster fra oss virker også.';

export const mail = {
  reminder: (facts: ReminderFacts, sender: Sender): MailWords => ({
    subject: subjectOf(facts, sender.course),
    greeting: `Hei, ${facts.firstName}`,
    paragraphs: [
      taskOf(facts, sender),
      ...deadlineOf(facts),
      ...(facts.role === 'ansatt' ? [sender.workingHours] : []),
    ],
    button: { label: 'Åpne kurset', url: facts.link },
    after: [`${PRIVATE} ${OLDER}`, questions(sender)],
  }),

  /** Somebody asked for a new link, and has something to do. */
  newLink: (firstName: string, link: string, sender: Sender): MailWords => ({
    subject: `${sender.course}: lenka du ba om`,
    greeting: `Hei, ${firstName}`,
    paragraphs: [`Her er en ny personlig lenke til kurset «${sender.course}».`],
    button: { label: 'Åpne kurset', url: link },
    after: [
      `${PRIVATE} ${OLDER}`,
      'Har du ikke bedt om en ny lenke, trenger du ikke å gjøre noe.',
      questions(sender),
    ],
  }),

  /** Somebody asked for a new link, and has nothing left to do. */
  noLinkNeeded: (firstName: string, sender: Sender): MailWords => ({
    subject: `${sender.course}: du trenger ingen ny lenke`,
    greeting: `Hei, ${firstName}`,
    paragraphs: [
      `Noen ba om en ny lenke til kurset «${sender.course}» for deg. Det er ikke noe du skal gjøre i kurset nå.`,
    ],
    after: [questions(sender)],
  }),

  digest: {
    /** @param open how many have not completed; @param late how many of them are past their deadline */
    words: (
      firstName: string,
      { open, late, lists, more }: { open: number; late: number; lists: MailWords['lists']; more: number },
      sender: Sender,
    ): MailWords => ({
      subject: `${sender.course}: ${open === 1 ? 'én har' : `${hr.number(open)} har`} ikke fullført hos deg`,
      greeting: `Hei, ${firstName}`,
      paragraphs: [
        `Her er de i enhetene dine som ikke har fullført kurset «${sender.course}».${late > 0 ? ` ${late === 1 ? 'Én av dem har' : `${hr.number(late)} av dem har`} fristen bak seg.` : ''}`,
        'De har fått påminnelse selv så lenge fristen er ny. Det hjelper mest at du setter av tid i arbeidstiden.',
      ],
      ...(lists && { lists }),
      after: [
        ...(more > 0
          ? [`${hr.number(more)} til står ikke her. Be ${sender.contact.name} om hele lista.`]
          : []),
        'Lista handler om andre enn deg. Ikke send den videre.',
        questions(sender),
      ],
    }),
    line: (name: string, state: string) => `${name}: ${state}`,
    late: (deadline: string) => `fristen var ${hr.date(deadline)}`,
    due: (deadline: string) => `fristen er ${hr.date(deadline)}`,
    noDeadline: 'har ikke fullført',
    expired: (deadline: string) => `kursbeviset gikk ut ${hr.date(deadline)}`,
  },

  /** Under every mail. */
  footer: ({ course, municipality }: Sender, address: string) =>
    `Sendt fra kurset «${course}» i ${municipality}: ${address}`,
} as const;
