/** `stricter`: where the guidelines go further than the law, and where the course reads them otherwise. For the council. Pure. */
import type { Guideline, Point } from '#lib/course/guideline.ts';
import type { Content } from './content.ts';
import type { Said } from './said.ts';

export function stricterList({ guideline }: Pick<Content, 'guideline'>): Said {
  const stricter = guideline.points.filter((point) => point.stricter);
  const differs = guideline.points.filter((point) => point.differs);
  const parts = [
    `${guideline.title}, ${guideline.version}`,
    section(
      `Strengere enn loven: ${stricter.length} av ${guideline.points.length} punkter`,
      stricter,
      'stricter',
    ),
    section(`Kurset sier det annerledes enn dokumentet: ${differs.length} punkter`, differs, 'differs'),
  ];
  return { ok: true, text: parts.join('\n\n') };
}

function section(title: string, points: Guideline['points'], why: 'stricter' | 'differs'): string {
  const lines = points.flatMap((point) => [
    `\n${point.id} (${point.force}, ${point.audience})  ${point.text}`,
    ...(point.quote ? [`  «${point.quote}»`] : []),
    `  ${point[why]}`,
    ...lawOf(point),
  ]);
  return [title, ...(lines.length > 0 ? lines : ['\nIngen.'])].join('\n');
}

const lawOf = ({ sources }: Point) =>
  sources.length > 0 ? [`  Loven: ${sources.map(({ label }) => label).join(', ')}.`] : [];
