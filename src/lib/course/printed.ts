/** How long names are written where a person reads them: on a certificate, and where it is checked. Pure. */

/** @param unit a whole path, «Oppvekst > Lauvlia skole» @returns what the place itself is called: «Lauvlia skole» */
export function placeName(unit: string): string {
  return unit.split('>').at(-1)?.trim() ?? '';
}

/** @param edition SHA-256 in hex @returns enough of it to tell two editions apart by eye: «4f2c 91a0» */
export function editionMark(edition: string): string {
  return `${edition.slice(0, 4)} ${edition.slice(4, 8)}`.trim();
}
