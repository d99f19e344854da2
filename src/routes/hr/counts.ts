/** What the pages show of a unit. The same shape as the server's, which a browser may not import. */
export interface UnitCount {
  unit: string;
  all: number;
  'ikke-begynt': number;
  paabegynt: number;
  fullfort: number;
}
