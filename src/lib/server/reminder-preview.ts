/** Every mail as it would look today, to somebody who does not exist. */
import { addDays } from '#lib/course/day.ts';
import { mail, type MailWords, type ReminderFacts, type Sender } from '#lib/i18n/nb/mail.ts';
import type { MailLook } from './mail-look.ts';

export const PREVIEWS = [
  'foer-7',
  'foer-3',
  'foer-1',
  'frist',
  'uke-1',
  'gaar-ut',
  'leder',
  'ny-lenke',
] as const;
export type Preview = (typeof PREVIEWS)[number];

export const isPreview = (text: string): text is Preview => (PREVIEWS as readonly string[]).includes(text);

/** Days to the deadline. */
const DAYS: Partial<Record<Preview, number>> = {
  'foer-7': 7,
  'foer-3': 3,
  'foer-1': 1,
  frist: 0,
  'uke-1': -7,
};

/** @param today `YYYY-MM-DD`: dates in it are counted from here */
export function previewWords(which: Preview, { sender, origin }: MailLook, today: string): MailWords {
  const link = `${origin}/i/eksempel`;
  if (which === 'leder') return exampleDigest(sender, today);
  if (which === 'ny-lenke') return mail.newLink('Kari', link, sender);
  const days = DAYS[which] ?? 7;
  const facts: ReminderFacts = {
    ...{ firstName: 'Kari', role: 'ansatt', place: 'Lauvlia skole', link, begun: false },
    ...{ days, deadline: addDays(today, days), again: which === 'gaar-ut' ? 'gaar-ut' : null },
  };
  return mail.reminder(facts, sender);
}

function exampleDigest(sender: Sender, today: string): MailWords {
  const { digest } = mail;
  const lines = [
    digest.line('Ola Eksempel', digest.late(addDays(today, -9))),
    digest.line('Siri Eksempel', digest.due(addDays(today, 5))),
  ];
  const lists = [{ title: 'Lauvlia skole', lines }];
  return digest.words('Randi', { open: 2, late: 1, lists, more: 0 }, sender);
}
