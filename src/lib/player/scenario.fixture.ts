/** A small scenario for tests: a road with a choice, picks, a deleted post and two endings. */
import type { Citation, Scenario } from '#lib/scenario/format.ts';

const point: Citation = {
  id: '2.1-08',
  kind: 'regel',
  label: 'Retningslinjene 2.1',
  text: 'Du kan ikke fortelle videre det som er taushetsbelagt.',
  quote: 'Informasjon underlagt taushetsplikt …',
};
const law: Citation = {
  id: 'fvl-13',
  kind: 'lov',
  label: 'Forvaltningsloven § 13',
  text: 'Taushetsplikt.',
  url: 'https://lovdata.no/lov/1967-02-10/§13',
};
const right: Citation = { id: '2.1-01', kind: 'rett', label: 'Retningslinjene 2.1', text: 'Ytringsfrihet.' };
const advice: Citation = { id: '2.4-08', kind: 'raad', label: 'Retningslinjene 2.4', text: 'Tenk på tonen.' };

const kare = { id: 'kare', name: 'Kåre Brekke', face: 'kare' };
const ida = { id: 'ida', name: 'Ida Østby Li' };

export const swimming: Scenario = {
  id: 'ytringsfrihet/svomming',
  title: 'Kutt i svømmeopplæringen',
  about: 'En lærer vil si hva hun mener.',
  role: 'ansatt',
  minutes: 3,
  trains: ['2.1-01', '2.1-08'],
  edition: 'e'.repeat(64),
  start: 'forslaget',
  reach: [
    { id: 'deg', name: 'deg' },
    { id: 'vennene', name: 'vennene dine', who: '214 personer' },
    { id: 'gruppa', name: 'gruppa', who: '1 900 medlemmer' },
    { id: 'utenfor', name: 'utenfor gruppa', who: 'skjermbilde', beyond: true },
    { id: 'alle', name: 'alle' },
  ],
  scenes: {
    forslaget: {
      reach: { to: 'deg', says: 'Du har ikke skrevet noe ennå.' },
      shows: [
        { kind: 'narration', text: 'Du er Ingvild, lærer.' },
        {
          kind: 'post',
          by: kare,
          where: 'Oppslagstavla Fosselva',
          audience: 'Gruppe, 1 900 medlemmer',
          text: 'Sparer 640 000 kroner.',
          likes: 1900,
          commentCount: 1,
          shares: 2,
          comments: [{ by: ida, text: 'Hvor skal de lære det?' }],
        },
      ],
      asks: 'Hva gjør du?',
      choices: {
        skriver: {
          says: 'Skriver på egne vegne',
          verdict: 'god',
          learn: 'Kritikk er lov.',
          because: 'Du har samme ytringsfrihet som andre.',
          cites: [right],
          to: 'velger',
        },
        nevner: {
          says: 'Nevner to elever',
          verdict: 'brudd',
          learn: 'Gjenkjennelige elever er det ikke.',
          because: 'Du vet det fra jobben.',
          cites: [point, law],
          sets: ['nevnt'],
          to: 'slettet',
        },
        tier: {
          says: 'Lar det ligge',
          verdict: 'lovlig',
          leans: 'taus',
          learn: 'Du kan si mer.',
          because: 'Tausheten er lov, men unødvendig.',
          cites: [right],
          to: 'stille',
        },
        hermer: {
          says: '«Kommunen hater unger»',
          verdict: 'lovlig',
          leans: 'dristig',
          learn: 'Lov, men skarpt.',
          because: 'Tonen er et råd.',
          cites: [advice],
          to: 'velger',
          when: { nevnt: true },
        },
      },
    },
    slettet: {
      title: 'Klassen vet hvem det er',
      reach: {
        to: 'utenfor',
        says: 'Skjermbildet består.',
        stopped: true,
        seen: { gruppa: '374 rakk å se det' },
      },
      shows: [
        {
          kind: 'post',
          by: ida,
          mine: true,
          where: 'Oppslagstavla Fosselva',
          text: 'Det gjelder ==to gutter på 4. trinn== i klassen.',
          deleted: true,
        },
      ],
      asks: 'Hva gjør du nå?',
      choices: {
        ringer: {
          says: 'Ringer rektor',
          verdict: 'god',
          learn: 'Si fra selv.',
          because: 'Da kan andre hjelpe.',
          cites: [point],
          to: 'velger',
        },
      },
    },
    velger: {
      title: 'Hva tar du med?',
      shows: [],
      asks: 'Hva kan stå i innlegget?',
      picks: {
        done: 'Send',
        options: {
          tall: { says: 'Tallene fra saken' },
          navn: { says: 'Navnet på elevene', about: 'Fra jobben' },
        },
        outcomes: [
          {
            none: ['navn'],
            verdict: 'god',
            learn: 'Tallene er offentlige.',
            because: 'Alle kan bruke dem.',
            cites: [right],
            to: 'ferdig',
          },
          {
            verdict: 'brudd',
            learn: 'Navnet er taushetsbelagt.',
            because: '…',
            cites: [point],
            to: 'stille',
          },
        ],
      },
    },
    ferdig: {
      title: 'Du sa det du mente',
      ends: 'mestret',
      takeaway: 'Kritikk er lov. Elevene holder du utenfor.',
      shows: [{ kind: 'narration', text: 'Ordføreren svarer.' }],
    },
    stille: { title: 'Ingen sa noe', ends: 'ikke-mestret', shows: [] },
  },
};
