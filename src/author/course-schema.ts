/** How the course's own files are spelt: course.yaml, municipality.yaml and each lesson.yaml. */
import type { InferOutput } from 'valibot';
import {
  about,
  day,
  fields,
  id,
  list,
  matching,
  maybe,
  oneOf,
  pointId,
  record,
  text,
  whole,
  yesNo,
} from '#lib/scenario/spelling.ts';

const names = () => list(id());

const colour = () =>
  matching(/^#[0-9a-f]{6}$/, "Skriv fargen i anførselstegn, med små bokstaver: '#0b4560'.");

export const courseSchema = fields({
  title: text(),
  guideline: about('Versjonen av retningslinjene kurset lærer bort: den samme som i guideline.yaml.', text()),
  roles: list(oneOf(['ansatt', 'folkevalgt']), 1),
  whole: maybe(
    about('true når hele kurset er skrevet: da er det en feil om et punkt ikke er dekket.', yesNo()),
  ),
  documents: maybe(
    about(
      'Dokumentene i municipality.yaml, og hvem som skal bekrefte dem. Utelates dette, skal alle bekrefte alle.',
      record(oneOf(['ansatt', 'folkevalgt', 'begge'])),
    ),
  ),
  validity: maybe(
    about(
      'Hvor lenge kurset gjelder. En rolle som ikke står her, tar kurset én gang, og det den øver på, når et punkt endres.',
      fields({
        ansatt: maybe(fields({ months: about('Hele måneder.', whole(1)) })),
        folkevalgt: maybe(
          about(
            'Valgperiodene, eldste først.',
            list(
              fields({
                id: about(
                  'Det valgperioden heter på skjermen.',
                  matching(/^[0-9A-Za-zæøåÆØÅ–-]{1,20}$/, 'Skriv for eksempel 2027-2031.'),
                ),
                from: about('Dagen kommunestyret konstituerer seg.', day()),
                to: about('Dagen før det neste kommunestyret konstituerer seg.', day()),
              }),
              1,
            ),
          ),
        ),
      }),
    ),
  ),
  lessons: list(
    fields({
      id: id(),
      core: about('Må mestres. Navnet på fila uten .yaml.', names()),
      posting: maybe(about('Må også mestres av dem som legger ut noe for kommunen.', names())),
      optional: maybe(about('Mer øving.', names())),
    }),
    1,
  ),
});

export const lessonSchema = fields({
  title: text(),
  aim: text(),
  intro: text(),
  takeaways: list(text(), 1),
  reads: maybe(about('Punkter som leses på siden til leksjonen, under «Bak reglene».', list(pointId(), 1))),
});

export const municipalitySchema = fields({
  name: text(),
  logo: maybe(
    about(
      'En SVG-fil ved siden av denne.',
      matching(/^[a-z0-9][a-z0-9-]*\.svg$/, 'Skriv navnet på fila, med små bokstaver: logo.svg.'),
    ),
  ),
  colours: maybe(
    fields({
      water: maybe(about('Knapper, lenker og ringer.', colour())),
      night: maybe(about('Det mørke feltet på startsiden.', colour())),
    }),
  ),
  contact: fields({
    name: text(),
    email: matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'Skriv adressen som navn@kommune.no.'),
  }),
  workingHours: text(),
  documents: maybe(
    record(
      fields({
        title: text(),
        about: maybe(about('Én linje om hva det er.', text())),
        url: about(
          'Der dokumentet kan leses.',
          matching(
            /^https:\/\/[^\s/]+\.[^\s]+$/,
            'Skriv hele lenka, for eksempel https://www.kommune.no/dokument.',
          ),
        ),
        version: about(
          'Endre den når innholdet endres: da må alle som ikke er ferdige, bekrefte på nytt.',
          matching(
            /^[0-9A-Za-z][0-9A-Za-z.-]{0,39}$/,
            'Bruk tall, bokstaver a–z, punktum og bindestrek: «2026» eller «2026-03».',
          ),
        ),
      }),
    ),
  ),
});

export type WrittenCourse = InferOutput<typeof courseSchema>;
export type WrittenLesson = InferOutput<typeof lessonSchema>;
