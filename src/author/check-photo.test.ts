import { describe, expect, it } from 'vitest';
import { readDocument, type Document } from '#lib/scenario/document.ts';
import { issueText } from '#lib/scenario/issue.ts';
import { spell } from '#lib/scenario/spelling.ts';
import { checkPhoto } from './check-photo.ts';
import { photoSchema } from './photos.ts';

const GOOD = `alt: To barn på en sti.
place: fjellvann
people:
  anna:
    name: Anna
    sees: Vinker
    x: 200
    y: 440
    size: 1.2
    looks: { build: barn, view: forfra, pose: vinker, skin: lys, hair: bob, coat: rod }
  bo:
    name: Bo
    sees: Bakfra, med navn på sekken
    x: 400
    y: 440
    size: 1.2
    looks: { build: barn, view: bakfra, skin: mork, hair: kort, coat: gul, pack: { color: blaa, name: BO } }
`;

function said(text: string): string[] {
  const document = readDocument('photos/tur.yaml', text).document as Document;
  const { value, issues } = spell(photoSchema, document);
  return [...issues, ...(value ? checkPhoto(value, document) : [])].map((issue) =>
    issueText(issue).replace('photos/tur.yaml:', '').replace('\n    ', ' | '),
  );
}

describe('a photo', () => {
  it('that is right is not complained of', () => {
    expect(said(GOOD)).toEqual([]);
  });

  it.each<[what: string, from: string, to: string, issue: string]>([
    [
      'a place nobody has drawn',
      'place: fjellvann',
      'place: fjelvann',
      '2:1 feil: «place» kan ikke være «fjelvann» | Mente du «fjellvann»?',
    ],
    [
      'a coat of no known colour',
      'coat: rod',
      'coat: rød',
      '10:77 feil: «coat» kan ikke være «rød» | Mente du «rod»?',
    ],
    [
      'hair nobody can have',
      'hair: bob',
      'hair: bobb',
      '10:66 feil: «hair» kan ikke være «bobb» | Mente du «bob»?',
    ],
    [
      'no looks',
      '    looks: { build: barn, view: forfra, pose: vinker, skin: lys, hair: bob, coat: rod }\n',
      '',
      '4:3 feil: «looks» mangler | Kjente felter her: name, sees, x, y, size, looks.',
    ],
    [
      'a look that does not exist',
      'skin: lys, ',
      'skin: lys, cape: gul, ',
      '10:66 feil: Ukjent felt «cape» | Mente du «cap»?',
    ],
    [
      'half outside',
      'x: 200',
      'x: 12',
      '7:5 feil: «anna» står delvis utenfor bildet | Flytt personen, eller gjør den mindre: bildet er 720 × 480.',
    ],
    [
      'above the upper edge',
      'y: 440\n    size: 1.2\n    looks: { build: barn, view: bakfra',
      'y: 120\n    size: 1.2\n    looks: { build: barn, view: bakfra',
      '15:5 feil: «bo» står delvis utenfor bildet | Flytt personen, eller gjør den mindre: bildet er 720 × 480.',
    ],
    [
      'too close to press',
      'x: 400',
      'x: 280',
      '14:5 feil: «bo» og «anna» står for tett til at man kan trykke på hver av dem | La det være minst 99 mellom dem.',
    ],
    [
      'two with one name',
      'name: Bo',
      'name: Anna',
      '12:5 feil: «bo» og «anna» heter begge Anna | Gi den ene et annet navn: i lista er navnet alt man har.',
    ],
    [
      'a name too long for the pack',
      'name: BO',
      'name: Johannes-Andreas',
      '17:97 feil: «Johannes-Andreas» er for langt til sekken | Skriv høyst 8 tegn.',
    ],
    [
      'a name one cannot read',
      'view: bakfra',
      'view: forfra',
      '17:97 feil: Navnet på sekken kan bare leses bakfra | Skriv view: bakfra, eller ta det bort.',
    ],
    [
      'a wheelchair from the front',
      'pose: vinker',
      'pose: rullestol',
      '10:27 feil: «anna» sitter i rullestol og må ses fra siden | Skriv view: mot-hoyre eller view: mot-venstre.',
    ],
    [
      'no hair at all',
      ' hair: bob,',
      '',
      '10:5 feil: «anna» har verken hair eller hijab | Skriv for eksempel hair: kort, eller hijab: petrol.',
    ],
    [
      'too small to be seen',
      'size: 1.2\n    looks: { build: barn, view: forfra',
      'size: 0.1\n    looks: { build: barn, view: forfra',
      '9:5 feil: «anna» har størrelsen 0.1 | Velg mellom 0.3 og 2.',
    ],
  ])('%s is told', (_, from, to, issue) => {
    expect(GOOD.split(from).length).toBe(2);
    expect(said(GOOD.replace(from, () => to))).toEqual([issue]);
  });

  it('with nobody in it is told', () => {
    expect(said('alt: En sti.\nplace: fjellvann\npeople: {}\n')).toEqual([
      '3:1 feil: Bildet har ingen personer | Sett inn minst én.',
    ]);
  });
});
