/** How long a completed course holds, and why it is open again. */
import type { Role } from '#lib/scenario/format.ts';

const listed = (titles: readonly string[]) =>
  titles
    .map((title) => `«${title}»`)
    .join(', ')
    .replace(/, («[^«]*»)$/, ' og $1');

/** A sentence inside another: the author may or may not have ended it. */
const unended = (text: string) => text.trim().replace(/\.$/, '');

export const nb = {
  title: 'Hvor lenge kurset gjelder',
  as: { ansatt: 'Som ansatt:', folkevalgt: 'Som folkevalgt:' } satisfies Record<Role, string>,

  holds: (day: string) => `Kurset ditt gjelder til og med ${day}.`,
  renew: {
    ansatt: (day: string) =>
      `Kurset ditt gjelder til og med ${day}. Du kan ta det på nytt allerede nå, så gjelder det uten opphold.`,
    folkevalgt: (day: string) =>
      `Kurset ditt gjelder til og med ${day}. Sitter du videre i neste valgperiode, kan du ta det på nytt allerede nå.`,
  } satisfies Record<Role, (day: string) => string>,
  expired: (months: number | undefined, day: string) =>
    months === undefined
      ? `Det du har fullført, gjaldt til og med ${day}. Derfor er kurset åpent igjen.`
      : `Kurset gjelder i ${months === 1 ? '1 måned' : `${months} måneder`}, og det du har fullført, gjaldt til og med ${day}. Derfor er det åpent igjen.`,
  newPeriod: (period: string) =>
    `Ny valgperiode, ${period}: kurset tas én gang i hver periode. Derfor er det åpent igjen.`,
  changed: (point: string, why: string, titles: readonly string[]) =>
    `Punkt ${point} er endret: ${unended(why)}. Derfor er ${listed(titles)} ${titles.length === 1 ? 'åpen' : 'åpne'} igjen.`,
  /** After a change, when something else was completed. */
  restHolds: 'Resten av det du har gjort, gjelder fortsatt.',
};
