/** The author's mistakes: every one listed, each with its place, what is wrong and what to do. Pure. */

export interface Position {
  /** 1-based. */
  line: number;
  /** 1-based, in characters. */
  column: number;
}

export interface Issue extends Position {
  /** As the author knows it: `scenarios/ytringsfrihet/x.yaml`. */
  file: string;
  /** An `error` stops the build; a `warning` does not. */
  severity: 'error' | 'warning';
  /** What is wrong, in Norwegian. */
  message: string;
  /** What to do about it, in Norwegian. */
  hint: string;
}

export const isError = (issue: Issue): boolean => issue.severity === 'error';

/** By file, line, column, then message: the same mistakes always come in the same order. Doubles are dropped. */
export function sortIssues(issues: readonly Issue[]): Issue[] {
  const key = (i: Issue) => [i.file, i.line, i.column, i.message].join('\u0000');
  const unique = [...new Map(issues.map((issue) => [key(issue), issue])).values()];
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return unique.sort(
    (a, b) => order(a.file, b.file) || a.line - b.line || a.column - b.column || order(a.message, b.message),
  );
}

/** One issue as the author reads it, in a terminal or in a failed build. */
export function issueText({ file, line, column, severity, message, hint }: Issue): string {
  return `${file}:${line}:${column} ${severity === 'error' ? 'feil' : 'advarsel'}: ${message}\n    ${hint}`;
}

/** The whole list, with a count at the end. The build and `check` print exactly this. */
export function reportText(issues: readonly Issue[]): string {
  const errors = issues.filter(isError).length;
  const count = `${errors} feil, ${issues.length - errors} ${issues.length - errors === 1 ? 'advarsel' : 'advarsler'}`;
  return [...issues.map(issueText), count].join('\n');
}
