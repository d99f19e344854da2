/** What a command has to say, and whether it did what was asked. */
export interface Said {
  ok: boolean;
  text: string;
}
