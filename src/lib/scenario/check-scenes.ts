/** What each scene must have and must not have, whatever way one came to it. */
import type { Checking } from './checking.ts';
import { edgesOf, exitsOf } from './edges.ts';

const FEWEST = 5;
const MOST = 9;

export function checkScenes(checking: Checking): void {
  const { written, error, warn } = checking;
  const scenes = Object.entries(written.scenes);
  if (scenes.length < FEWEST || scenes.length > MOST) {
    warn(
      ['scenes'],
      `Scenarioet har ${scenes.length} scener`,
      `Fra ${FEWEST} til ${MOST}, sluttene medregnet, passer best.`,
    );
  }
  if (scenes.filter(([, { ends }]) => ends).length < 2) {
    error(['scenes'], 'Scenarioet har færre enn to slutter', 'Lag minst én slutt som er mestret, og én til.');
  }
  for (const [id, scene] of scenes) {
    const path = ['scenes', id];
    const { title, ends, takeaway, shows, reach } = scene;
    if (!title && id !== written.start)
      error(path, `Scenen «${id}» har ingen title`, 'Skriv det som er nytt, i en kort overskrift.');
    if (ends) {
      for (const field of ['choices', 'picks', 'asks'] as const) {
        if (scene[field])
          error(
            [...path, field],
            `«${id}» er en slutt, men har ${field}`,
            `Slett ${field}, eller slett ends.`,
          );
      }
      if (!takeaway)
        error(path, `Slutten «${id}» har ingen takeaway`, 'Skriv det ene du vil at de skal huske.');
      continue;
    }
    if (takeaway)
      error(
        [...path, 'takeaway'],
        `«${id}» er ingen slutt, men har takeaway`,
        'Flytt setningen til en slutt.',
      );
    checkAsked(checking, id);
    if (!shows && !reach) error(path, `«${id}» viser ingenting`, 'Skriv hva som skjer, i shows.');
  }

  for (const edge of edgesOf(written)) {
    const exits = exitsOf(edge);
    for (const [i, { when, path }] of exits.entries()) {
      if (i < exits.length - 1 && !when)
        error(
          path,
          'Det som står under denne, kan aldri skje',
          'Sett en when her, eller slett resten av lista.',
        );
      if (i === exits.length - 1 && when)
        error(path, 'Den siste i lista har en when', 'Legg til en siste uten when, som gjelder ellers.');
    }
  }
  for (const [id] of scenes) checkChats(checking, id);
}

/** What a scene asks, and what one can answer. */
export function checkAsked({ written, error }: Checking, id: string): void {
  const { asks, choices, picks } = written.scenes[id] ?? {};
  const path = ['scenes', id];
  if (choices && picks)
    error([...path, 'picks'], `«${id}» har både choices og picks`, 'Del den i to scener.');
  if (!choices && !picks) {
    error(
      path,
      `«${id}» er en blindvei: verken choices, picks eller ends`,
      'Skriv valgene, eller hvordan det ender.',
    );
  } else if (!asks) {
    error(path, `«${id}» spør ikke om noe`, 'Skriv spørsmålet i asks.');
  }

  const said = new Map<string, string>();
  const all = Object.entries(choices ?? {});
  if (all.length === 1) error(['scenes', id, 'choices'], `«${id}» har bare ett valg`, 'Skriv minst to.');
  for (const [choice, { says }] of all) {
    const same = said.get(says);
    if (same)
      error(
        ['scenes', id, 'choices', choice, 'says'],
        `«${choice}» sier det samme som «${same}»`,
        'Skriv noe annet.',
      );
    said.set(says, choice);
  }
  const last = picks?.outcomes.at(-1);
  if (picks && last && (last.all || last.none)) {
    error(
      ['scenes', id, 'picks', 'outcomes', picks.outcomes.length - 1],
      `Noe av det man kan velge i «${id}», blir ikke vurdert`,
      'La den siste i outcomes stå uten all og none: den fanger resten.',
    );
  }
  // The number is said as «dem», «den ene» or «de 5»: only these words can stand around it.
  if (picks && picks.done.replace('de {n}', '').includes('{')) {
    error(
      ['scenes', id, 'picks', 'done'],
      `Antallet i «${picks.done}» kan ikke leses opp`,
      'Skriv «de {n}», én gang: «Spør de {n} du har valgt».',
    );
  }
  if (picks && Object.keys(picks.options).length < 2) {
    error(['scenes', id, 'picks', 'options'], `«${id}» har for lite å velge mellom`, 'Skriv minst to.');
  }
}

/** Every line of a chat is somebody's. */
export function checkChats({ written, error }: Checking, id: string): void {
  for (const [i, { chat }] of (written.scenes[id]?.shows ?? []).entries()) {
    chat?.messages.forEach(({ by, mine }, j) => {
      if (!by === !mine)
        error(
          ['scenes', id, 'shows', i, 'chat', 'messages', j],
          'En melding skal ha enten by eller mine',
          'Skriv «mine: true» når den er din, ellers hvem den er fra.',
        );
    });
  }
}
