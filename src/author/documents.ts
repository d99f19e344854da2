/** The documents of a course: what municipality.yaml says of them, and of whom course.yaml asks them. Pure. */
import type { CourseDocument } from '#lib/course/course.ts';
import { POSTS } from '#lib/course/requirements.ts';
import type { Path } from '#lib/scenario/document.ts';
import type { Issue } from '#lib/scenario/issue.ts';
import { meant } from '#lib/scenario/near.ts';
import type { Sources } from './sources.ts';

type Say = (severity: Issue['severity'], file: string, path: Path, message: string, hint: string) => void;

/** In the order of municipality.yaml. Everybody is asked for all of them unless course.yaml says otherwise. */
export function documentsOf({
  course,
  municipality,
}: Pick<Sources, 'course' | 'municipality'>): CourseDocument[] {
  return Object.entries(municipality.documents ?? {}).flatMap(([id, document]) => {
    const role = course?.documents ? course.documents[id] : 'begge';
    return role ? [{ id, ...document, role }] : [];
  });
}

export function checkDocuments({ course, municipality }: Sources, say: Say): void {
  const documents = municipality.documents ?? {};
  if (POSTS in documents)
    say(
      'error',
      'municipality.yaml',
      ['documents', POSTS],
      `Et dokument kan ikke hete «${POSTS}»`,
      'Kurset bruker navnet selv. Gi dokumentet et annet.',
    );
  if (!course?.documents) return;
  for (const [id, role] of Object.entries(course.documents)) {
    if (!Object.hasOwn(documents, id))
      say(
        'error',
        'course.yaml',
        ['documents', id],
        `Dokumentet «${id}» står ikke i municipality.yaml`,
        meant(id, Object.keys(documents)),
      );
    else if (role !== 'begge' && !course.roles.includes(role))
      say(
        'error',
        'course.yaml',
        ['documents', id],
        `Kurset har ikke rollen ${role}`,
        'Legg den til under roles, eller skriv en annen rolle.',
      );
  }
  for (const id of Object.keys(documents)) {
    if (!Object.hasOwn(course.documents, id))
      say(
        'warning',
        'municipality.yaml',
        ['documents', id],
        `Ingen blir bedt om å bekrefte «${id}»`,
        'Sett det inn under documents i course.yaml når det skal være med.',
      );
  }
}
