/**
 * YAML read with line numbers. Every scalar stays the text the author wrote (`no`, `012`, `2.10`): the schema decides
 * what is a number. Aliases, anchors, tags and very large or deep files are refused, so no file can blow up. Pure.
 */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node,
  type YAMLError,
} from 'yaml';
import type { Issue, Position } from './issue.ts';

/** Far more than any scenario needs. */
const MAX_CHARACTERS = 256 * 1024;
const MAX_DEPTH = 24;

/** Keys and indexes from the top of the file. */
export type Path = readonly (string | number)[];

export interface Document {
  file: string;
  /** Maps, lists and strings only. */
  value: unknown;
  /** Where something stands; the nearest thing above it when it is not there. */
  at(path: Path): Position;
}

/** @returns the document, unless it could not be read at all, and everything that is wrong with it as YAML */
export function readDocument(file: string, text: string): { document?: Document; issues: Issue[] } {
  const issues: Issue[] = [];
  const say = (place: Position, message: string, hint: string) =>
    issues.push({ file, ...place, severity: 'error', message, hint });
  const top = { line: 1, column: 1 };
  if (text.length > MAX_CHARACTERS) {
    say(
      top,
      `Fila er for stor (${Math.round(text.length / 1024)} kB)`,
      'Del den opp: ingen fil kan være over 256 kB.',
    );
    return { issues };
  }
  const lines = new LineCounter();
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const parsed = parseDocument(text, {
    schema: 'failsafe',
    version: '1.2',
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    // With «silent», a second document would pass unnoticed.
    logLevel: 'error',
  });
  // Tags are found by the walk below, known ones too.
  const faults = [...parsed.errors, ...parsed.warnings].filter(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  for (const error of faults) say(place(error.pos[0]), ...inWords(error));
  const root = parsed.contents as Node | null;
  if (!root || (isScalar(root) && root.value === '')) {
    if (issues.length === 0)
      say(top, 'Fila er tom', 'Lag en ny med «npm run scenarios -- new LEKSJON/NAVN».');
    return { issues };
  }
  const value = valueOf(root, 0, (node, message, hint) => say(place(node.range?.[0] ?? 0), message, hint));
  if (issues.length > 0) return { issues };
  return { document: { file, value, at: (path) => place(offsetOf(root, path)) }, issues };
}

const TAG: [message: string, hint: string] = [
  'Utropstegn først i en tekst betyr noe annet i YAML',
  'Sett teksten i anførselstegn.',
];

type Complain = (node: Node, message: string, hint: string) => void;

/** A node as plain maps, lists and strings. Own walk: it counts depth, and finds every double key in one pass. */
function valueOf(node: unknown, depth: number, complain: Complain): unknown {
  if (node === null || node === undefined) return '';
  const it = node as Node;
  if (depth > MAX_DEPTH) {
    complain(it, 'Innrykket er for dypt', `Fila kan ha høyst ${MAX_DEPTH} nivåer.`);
    return '';
  }
  if (isAlias(it) || ('anchor' in it && it.anchor)) {
    complain(
      it,
      'Ankere (&) og referanser (*) kan ikke brukes',
      'Skriv teksten helt ut, eller sett den i anførselstegn.',
    );
    return '';
  }
  if ('tag' in it && it.tag) {
    complain(it, ...TAG);
    return '';
  }
  if (isScalar(it)) return String(it.value ?? '');
  if (isSeq(it)) return it.items.map((item) => valueOf(item, depth + 1, complain));
  if (!isMap(it)) return '';
  const entries = new Map<string, unknown>();
  for (const pair of it.items) {
    const key = pair.key as Node | null;
    if (!isScalar(key) || key.value === '') {
      complain(
        key ?? it,
        'En nøkkel må være ett ord',
        'Skriv «nøkkel: innhold», for eksempel «title: Kutt».',
      );
      continue;
    }
    const name = String(key.value);
    if (['__proto__', 'constructor', 'prototype'].includes(name)) {
      complain(key, `«${name}» kan ikke brukes som navn`, 'Velg et annet ord.');
    } else if (entries.has(name)) {
      complain(key, `«${name}» står to ganger`, 'Slett den ene, eller gi den et annet navn.');
    } else {
      entries.set(name, valueOf(pair.value, depth + 1, complain));
    }
  }
  return Object.fromEntries(entries);
}

/** The offset of the key or list item at the end of the path, or of the last one that is there. */
function offsetOf(root: Node, path: Path): number {
  let offset = root.range?.[0] ?? 0;
  let here: unknown = root;
  for (const part of path) {
    const found: unknown = isMap(here)
      ? here.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(part))
      : isSeq(here)
        ? here.items[Number(part)]
        : undefined;
    if (!found) break;
    const mark = (isPair(found) ? found.key : found) as Node;
    offset = mark.range?.[0] ?? offset;
    here = isPair(found) ? found.value : found;
  }
  return offset;
}

/** What YAML's own mistakes mean to somebody who does not know YAML. */
function inWords(error: YAMLError): [message: string, hint: string] {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return ['Innrykket har tabulator', 'Bruk mellomrom, to for hvert nivå.'];
    case 'BAD_INDENT':
      return [
        'Innrykket stemmer ikke',
        'Ting på samme nivå skal begynne like langt inne. Se også etter en [ eller { som ikke er lukket.',
      ];
    case 'MISSING_CHAR':
      return [
        'Et tegn mangler',
        'Se etter et anførselstegn eller en parentes som ikke er lukket, eller et kolon som mangler.',
      ];
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return [
        'Teksten kan leses på flere måter',
        'Sett teksten i anførselstegn når den har kolon (:) i seg, eller skriv «|» og la den begynne på neste linje.',
      ];
    case 'MULTIPLE_DOCS':
      return ['«---» deler fila i to', 'Slett linja: hver fil er én ting.'];
    case 'BAD_DIRECTIVE':
      return TAG;
    case 'BAD_ALIAS':
      return [
        'Ankere (&) og referanser (*) kan ikke brukes',
        'Skriv teksten helt ut, eller sett den i anførselstegn.',
      ];
    case 'BAD_SCALAR_START':
      return ['En tekst kan ikke begynne med @, % eller `', 'Sett teksten i anførselstegn.'];
    default:
      return [
        'Fila kan ikke leses her',
        'Se etter innrykk, kolon og anførselstegn på denne linja og den over.',
      ];
  }
}
