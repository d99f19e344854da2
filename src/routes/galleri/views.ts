/** Whole screens for the gallery: a scene and each ending, on the road of a small scenario. */
import { roadOf, type Stop } from '#lib/player/road.ts';
import { swimming } from '#lib/player/scenario.fixture.ts';
import type { Step } from '#lib/scenario/attempt.ts';
import type { Choice, Scenario } from '#lib/scenario/format.ts';
import { photo, specimens } from './specimens.ts';

const WALKS = {
  'forste-scene': [],
  'etter-brudd': [{ scene: 'forslaget', choice: 'nevner' }],
  krysser: [{ scene: 'forslaget', choice: 'skriver' }],
  mestret: [
    { scene: 'forslaget', choice: 'nevner' },
    { scene: 'slettet', choice: 'ringer' },
    { scene: 'velger', picks: ['tall'] },
  ],
  'ikke-mestret': [{ scene: 'forslaget', choice: 'tier' }],
} satisfies Record<string, Step[]>;

/** The judgements that the small scenario can lead to, one of each look. */
export const judged = ['skriver', 'nevner', 'tier', 'hermer'].flatMap((choice) => {
  const made = swimming.scenes['forslaget']?.choices?.[choice];
  return made ? [made] : [];
});

/** A chat sets the hour: the scene that must not push its choices below the edge of a phone. */
const night: Scenario = {
  ...swimming,
  start: 'melding',
  scenes: {
    melding: {
      reach: { to: 'vennene', says: 'Hun kan sende det videre når hun vil.' },
      shows: [
        { kind: 'narration', text: 'Du er Jørn, miljøarbeider på Lauvlia skole. Du skulle sove nå.' },
        { ...specimens.chat.vanlig, messages: specimens.chat.vanlig.messages.slice(0, 2) },
      ],
      asks: 'Hva svarer du?',
      choices: Object.fromEntries(
        [
          '«Ja, det var et basketak ved ballbingen. Det var Sander som begynte.»',
          '«Hei, Hanne. Ring skolen i morgen, så tar vi det der. Jeg svarer ikke på jobbting her.»',
          '«Han har det fint. Resten tar vi på skolen.»',
          'Legger bort telefonen uten å svare',
        ].map((says, i) => [`svar-${i}`, { ...(judged[0] as Choice), says, to: 'melding' }]),
      ),
    },
  },
};

/** Picks where every option is somebody in a photo. */
const workbench: Scenario = {
  ...swimming,
  start: 'velger',
  scenes: {
    velger: {
      shows: [{ kind: 'narration', text: 'Du har tatt 60 bilder på turen. Dette er det beste.' }],
      asks: 'Hvem må du spørre før bildet legges ut?',
      picks: {
        done: 'Spør dem',
        photo,
        options: Object.fromEntries(
          photo.people.map(({ id, name, sees }) => [id, { says: name, about: sees }]),
        ),
        outcomes: [{ ...(judged[0] as Choice), to: 'velger' }],
      },
    },
  },
};

export const views: Record<string, { scenario: Scenario; road: Stop[] }> = {
  ...Object.fromEntries(
    Object.entries(WALKS).map(([name, steps]) => [
      name,
      { scenario: swimming, road: roadOf(swimming, steps) },
    ]),
  ),
  verksted: { scenario: workbench, road: roadOf(workbench, []) },
  natt: { scenario: night, road: roadOf(night, []) },
};
