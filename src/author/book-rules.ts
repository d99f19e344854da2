/** The points of the guidelines and the law, as they read on paper. Pure. */
import { partsOf } from '#lib/course/guideline.ts';
import { guideline as pointWords } from '#lib/i18n/nb/guideline.ts';
import type { Content } from './content.ts';

export function pointLines({ guideline }: Content): string[] {
  return [
    '',
    '## Punktene i retningslinjene',
    ...partsOf(guideline).flatMap(({ number, title, points }) => [
      '',
      `### ${number ? `${number} ` : ''}${title}`,
      ...points.flatMap((point) => [
        '',
        `**${point.id}** (${pointWords.force[point.force]}. ${pointWords.audience[point.audience]}, ${pointWords.capacity[point.capacity]}. Versjon ${point.version}) ${point.text}`,
        ...(point.quote ? [`«${point.quote}»`] : []),
        ...(point.stricter ? [`*${pointWords.stricter}* ${point.stricter}`] : []),
        ...(point.differs ? [`*${pointWords.differs}* ${point.differs}`] : []),
        ...(point.sources.length > 0
          ? [`${pointWords.law}: ${point.sources.map(({ label }) => label).join(', ')}.`]
          : []),
      ]),
    ]),
  ];
}

export function lawLines({ law }: Content): string[] {
  return [
    '',
    '## Rettskildene',
    '',
    'Datoen er dagen noen leste kilden. «Ikke kontrollert» betyr at den må leses før kurset tas i bruk.',
    ...Object.entries(law).flatMap(([id, { label, provision, text, url, binding, checked, again }]) => [
      '',
      `**${label}${provision && !label.includes(provision) ? ` ${provision}` : ''}** (${id}${binding === false ? ', en uttalelse om loven' : ''}) ${text}`,
      `${checked ? `Kontrollert ${checked}` : '**Ikke kontrollert**'}. Kontrolleres igjen ${again}.${url ? ` ${url}` : ''}`,
    ]),
    '',
  ];
}
