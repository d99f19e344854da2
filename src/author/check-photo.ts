/** What must hold in a drawn photo, told to the author. Pure. */
import type { Document, Path } from '#lib/scenario/document.ts';
import type { Issue } from '#lib/scenario/issue.ts';
import { PHOTO, PRESS, pressArea } from '#lib/scenario/photo.ts';
import { LONGEST_NAME } from './drawing/body.ts';
import { photoOf, type WrittenPhoto } from './photos.ts';

const SIZES = [0.3, 2] as const;

export function checkPhoto(written: WrittenPhoto, document: Document): Issue[] {
  const issues: Issue[] = [];
  const say = (path: Path, message: string, hint: string) =>
    issues.push({ file: document.file, ...document.at(path), severity: 'error', message, hint });
  const people = Object.entries(written.people);
  if (people.length === 0) say(['people'], 'Bildet har ingen personer', 'Sett inn minst én.');
  const names = new Map<string, string>();
  for (const [id, { name, looks, size }] of people) {
    const path = ['people', id];
    const same = names.get(name);
    if (same)
      say(
        [...path, 'name'],
        `«${id}» og «${same}» heter begge ${name}`,
        'Gi den ene et annet navn: i lista er navnet alt man har.',
      );
    names.set(name, id);
    if (Number(size) < SIZES[0] || Number(size) > SIZES[1])
      say([...path, 'size'], `«${id}» har størrelsen ${size}`, `Velg mellom ${SIZES[0]} og ${SIZES[1]}.`);
    checkLooks(id, looks, [...path, 'looks'], say);
  }
  checkPlaces(written, say);
  return issues;
}

type Say = (path: Path, message: string, hint: string) => void;
type WrittenLooks = WrittenPhoto['people'][string]['looks'];

function checkLooks(id: string, { view, pose, hair, hijab, pack }: WrittenLooks, path: Path, say: Say): void {
  const side = view.startsWith('mot-');
  if (!hair && !hijab)
    say(path, `«${id}» har verken hair eller hijab`, 'Skriv for eksempel hair: kort, eller hijab: petrol.');
  if (pose === 'rullestol' && !side)
    say(
      [...path, 'view'],
      `«${id}» sitter i rullestol og må ses fra siden`,
      'Skriv view: mot-hoyre eller view: mot-venstre.',
    );
  if (!pack?.name) return;
  if (view !== 'bakfra')
    say(
      [...path, 'pack', 'name'],
      'Navnet på sekken kan bare leses bakfra',
      'Skriv view: bakfra, eller ta det bort.',
    );
  if ([...pack.name].length > LONGEST_NAME)
    say(
      [...path, 'pack', 'name'],
      `«${pack.name}» er for langt til sekken`,
      `Skriv høyst ${LONGEST_NAME} tegn.`,
    );
}

/** Everybody is whole, and can be pressed without hitting a neighbour, also on the smallest screen. */
function checkPlaces(written: WrittenPhoto, say: Say): void {
  const { people } = photoOf('', written);
  const areas = people.map((one) => ({ id: one.id, box: one.box, ...middle(pressArea(one)) }));
  for (const [i, { id, box, x, y }] of areas.entries()) {
    const left = box.x < 0 || box.x + box.width > PHOTO.width;
    const outside = left || box.y < 0 || box.y + box.height > PHOTO.height;
    if (outside)
      say(
        ['people', id, left ? 'x' : 'y'],
        `«${id}» står delvis utenfor bildet`,
        `Flytt personen, eller gjør den mindre: bildet er ${PHOTO.width} × ${PHOTO.height}.`,
      );
    for (const other of areas.slice(0, i)) {
      if (outside || Math.abs(other.x - x) >= PRESS || Math.abs(other.y - y) >= PRESS) continue;
      say(
        ['people', id, 'x'],
        `«${id}» og «${other.id}» står for tett til at man kan trykke på hver av dem`,
        `La det være minst ${PRESS} mellom dem.`,
      );
    }
  }
}

const middle = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x: x + width / 2,
  y: y + height / 2,
});
