/** A photo for tests, and a small scenario with a workbench in it. */
import type { Citation, Photo, Scenario } from '#lib/scenario/format.ts';

const person = (id: string, name: string, x: number) => ({
  id,
  name,
  sees: `Det man ser av ${name}`,
  box: { x: x - 40, y: 260, width: 80, height: 180 },
  head: { x, y: 300, r: 36 },
});

export const trip: Photo = {
  id: 'tur',
  alt: 'Tre personer på en sti.',
  people: [person('siv', 'Siv, 9 år', 150), person('ola', 'Ola, 10 år', 320), person('mann', 'Ukjent', 520)],
};

const point: Citation = { id: '1.4-15', kind: 'regel', label: 'Retningslinjene 1.4', text: 'Spør alltid.' };

export const asking: Scenario = {
  id: 'samtykke/tur',
  title: 'På tur',
  about: 'Hvem må spørres?',
  role: 'ansatt',
  minutes: 2,
  trains: ['1.4-15'],
  edition: 'f'.repeat(64),
  start: 'hvem',
  reach: [
    { id: 'deg', name: 'deg' },
    { id: 'alle', name: 'alle' },
  ],
  scenes: {
    hvem: {
      reach: { to: 'deg', says: 'Bildet ligger på telefonen.' },
      shows: [{ kind: 'narration', text: 'Du har et bilde.' }],
      asks: 'Hvem må du spørre?',
      picks: {
        photo: trip,
        done: 'Spør de {n} du har valgt',
        options: {
          // In another order than the photo's, and not everybody.
          ola: { says: 'Ola, 10 år', about: 'Ler' },
          siv: { says: 'Siv, 9 år' },
          mann: { says: 'Ukjent' },
        },
        outcomes: [
          { all: ['ola', 'siv'], verdict: 'god', learn: 'Ja.', because: '…', cites: [point], to: 'svar' },
          { verdict: 'brudd', learn: 'Nei.', because: '…', cites: [point], to: 'svar' },
        ],
      },
    },
    svar: { title: 'Svarene', ends: 'mestret', takeaway: 'Spør først.', shows: [] },
  },
};
