/** How a scenario is spelt in YAML, field by field. What it means is `check`'s business; what it becomes, `compile`'s. */
import type { InferOutput } from 'valibot';
import {
  about,
  citeId,
  either,
  fields,
  id,
  jsonSchemaOf,
  list,
  maybe,
  oneOf,
  pointId,
  record,
  text,
  whole,
  yesNo,
} from './spelling.ts';

const condition = () => about('Bare når disse er satt (true) eller ikke satt (false).', record(yesNo()));
const scene = () => about('Id-en til en scene i denne fila.', id());
const person = () => about('Id fra people.yaml.', id());

/** How a choice or a set of picks is judged, and why. */
export const judgement = {
  verdict: about('Hvordan valget vurderes.', oneOf(['god', 'lovlig', 'brudd'])),
  leans: maybe(
    about(
      'Når verdict er lovlig: gir fra seg en rett (taus), eller tar for mye (dristig).',
      oneOf(['taus', 'dristig']),
    ),
  ),
  learn: about('Overskriften i forklaringen.', text()),
  because: about('Hvorfor, i to–tre korte setninger.', text()),
  cites: about('Punkter (2.2-04) og rettskilder (grunnloven-100) som avgjør.', list(citeId(), 1)),
};

const edge = {
  ...judgement,
  sets: maybe(about('Huskes videre. Høyst 6 i et scenario.', list(id(), 1))),
  to: about(
    'Hvor valget leder: én scene, eller en liste der den første som passer, gjelder.',
    either(scene(), list(fields({ when: maybe(condition()), scene: scene() }), 1)),
  ),
};

export const says = about('Det den som tar kurset, gjør eller skriver.', text());

const choice = fields({ says, when: maybe(condition()), ...edge });

/** What can be picked, before how it is judged. */
export const picking = {
  done: about('Ordet på knappen.', text()),
  photo: maybe(about('Bildet det velges i (photos/NAVN.yaml). Da er hver option en person i bildet.', id())),
  options: record(fields({ says: text(), about: maybe(text()) })),
};

/** Which picks a judgement is of. */
export const fitting = { all: maybe(list(id(), 1)), none: maybe(list(id(), 1)) };

const picks = fields({
  ...picking,
  outcomes: about(
    'Prøves ovenfra. Den siste har verken all eller none, og fanger resten.',
    list(fields({ ...fitting, ...edge }), 1),
  ),
});

const comments = () =>
  list(
    fields({
      by: person(),
      text: text(),
      time: maybe(text()),
      mine: maybe(about('Du skrev den.', yesNo())),
      reply: maybe(about('Svar på kommentaren over.', yesNo())),
      hidden: maybe(about('Du har skjult den.', yesNo())),
    }),
    1,
  );

const counts = { likes: maybe(whole()), commentCount: maybe(whole()), shares: maybe(whole()) };

const shownPhoto = either(
  about('Navnet på en fil i photos/.', id()),
  fields({ of: id(), without: maybe(about('De som er tatt ut av bildet.', list(id(), 1))) }),
);

const post = fields({
  by: person(),
  mine: maybe(about('Innlegget er ditt eget.', yesNo())),
  where: text(),
  closed: maybe(about('Lukket gruppe.', yesNo())),
  audience: maybe(text()),
  time: maybe(text()),
  text: about('==slik== framheves det som betyr noe.', text()),
  photo: maybe(shownPhoto),
  deleted: maybe(yesNo()),
  ...counts,
  grew: maybe(about('Tallene har endret seg på grunn av det du gjorde.', yesNo())),
  was: maybe(about('Hva tallene sto på før. Da ser man dem vokse.', fields(counts))),
  comments: maybe(comments()),
});

const thread = fields({
  where: text(),
  under: about('Innlegget tråden står under, med én linje.', fields({ by: person(), text: text() })),
  commentCount: maybe(whole()),
  was: maybe(about('Hvor mange det var før.', whole())),
  comments: comments(),
});

const chat = fields({
  title: text(),
  about: maybe(text()),
  face: maybe(person()),
  clock: maybe(text()),
  day: maybe(text()),
  messages: list(
    fields({
      by: maybe(person()),
      mine: maybe(yesNo()),
      text: text(),
      quote: maybe(fields({ by: text(), text: text() })),
    }),
    1,
  ),
  seen: maybe(text()),
  typing: maybe(text()),
});

const photo = fields({
  of: about('Navnet på en fil i photos/.', id()),
  without: maybe(about('De som er tatt ut av bildet.', list(id(), 1))),
  answers: maybe(
    about(
      'Hva hver person har svart.',
      record(
        fields({
          consent: oneOf(['ja', 'annet', 'venter', 'nei', 'trukket', 'ikke-spurt']),
          says: text(),
        }),
      ),
    ),
  ),
});

const notification = fields({
  clock: maybe(text()),
  items: list(fields({ from: text(), text: text(), time: maybe(text()) }), 1),
});

const article = fields({
  paper: text(),
  kicker: maybe(text()),
  headline: text(),
  lead: maybe(text()),
  byline: maybe(text()),
  time: maybe(text()),
  quote: maybe(fields({ by: text(), text: text() })),
});

const mail = fields({ from: person(), to: text(), subject: text(), time: maybe(text()), text: text() });

const screenshot = fields({
  where: about('Der det dukket opp.', text()),
  about: maybe(text()),
  by: about('Den som la det dit.', id()),
  says: maybe(text()),
  time: maybe(text()),
  of: about('Det som er tatt bilde av.', fields({ by: text(), where: maybe(text()), text: text() })),
});

const kinds = { post, thread, chat, photo, notification, article, mail, screenshot };
/** The kinds of beat there are, as an author spells them. */
export const BEAT_KINDS = ['narration', ...Object.keys(kinds)] as ['narration', ...(keyof typeof kinds)[]];

/** One of these is a beat. */
export const beatKinds = {
  narration: maybe(text()),
  post: maybe(post),
  thread: maybe(thread),
  chat: maybe(chat),
  photo: maybe(photo),
  notification: maybe(notification),
  article: maybe(article),
  mail: maybe(mail),
  screenshot: maybe(screenshot),
};

const beat = fields({ ...beatKinds, when: maybe(condition()) }, BEAT_KINDS);

const sceneReach = either(
  about('Ringen det har nådd.', id()),
  fields({
    to: id(),
    says: maybe(text()),
    stopped: maybe(yesNo()),
    seen: maybe(record(text())),
  }),
);

const sceneFields = fields({
  title: maybe(about('Det som er nytt. Kreves i alle scener utenom den første.', text())),
  reach: maybe(sceneReach),
  shows: maybe(list(beat, 1)),
  asks: maybe(text()),
  choices: maybe(record(choice)),
  picks: maybe(picks),
  ends: maybe(oneOf(['mestret', 'ikke-mestret'])),
  takeaway: maybe(about('Slutter: det ene å ta med seg.', text())),
});

const ring = either(
  id(),
  record(fields({ name: maybe(text()), who: maybe(text()), beyond: maybe(yesNo()) })),
);

export const scenarioSchema = fields({
  title: text(),
  about: about('Én linje til oversikten.', text()),
  role: oneOf(['ansatt', 'folkevalgt', 'begge']),
  minutes: whole(1),
  trains: about('Punktene scenarioet øver på.', list(pointId(), 1)),
  reach: maybe(about('Ringene, innenfra og ut.', list(ring, 2))),
  start: scene(),
  scenes: record(sceneFields),
});

export type Written = InferOutput<typeof scenarioSchema>;
export type WrittenScene = Written['scenes'][string];
export type WrittenBeat = NonNullable<WrittenScene['shows']>[number];
export type WrittenRing = NonNullable<Written['reach']>[number];

/** What editors complete and underline from. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Generated from src/lib/scenario/schema.ts by «npm run scenarios -- schema». Do not edit.',
    title: 'Sunn fornuft: et scenario',
    ...jsonSchemaOf(scenarioSchema),
  };
}
