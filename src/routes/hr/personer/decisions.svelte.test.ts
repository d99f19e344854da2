/** What HR is asked about a list: nothing is answered beforehand that somebody must say themselves. */
import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { hrRoster } from '#lib/i18n/nb/hr-roster.ts';
import Columns from './Columns.svelte';
import Missing from './Missing.svelte';

afterEach(cleanup);

const person = (i: number) => ({
  appointment: `a${i}`,
  ansattnr: String(i),
  name: `Etternavn ${i}, Fornavn`,
  unit: 'Kultur',
  role: 'ansatt' as const,
});

describe('those a list lacks', () => {
  it('each have a box with a name of its own, and none is ticked', () => {
    render(Missing, { missing: [person(1), person(2)], count: 2, form: 'importer' });
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.map((box) => [box.checked, box.value, box.getAttribute('form')])).toEqual([
      [false, 'a1', 'importer'],
      [false, 'a2', 'importer'],
    ]);
    expect(screen.getByLabelText(hrRoster.missing.endOne('Etternavn 2, Fornavn'))).toBe(boxes[1]);
  });

  it('are ended together by their number, which nobody has written yet', () => {
    render(Missing, { missing: [person(1), person(2)], count: 700, form: 'importer' });
    expect(screen.getByLabelText<HTMLInputElement>(hrRoster.missing.endAll(700)).value).toBe('');
    expect(screen.getByText(hrRoster.missing.more(698))).toBeTruthy();
  });

  it('are not asked for a number when there is one', () => {
    render(Missing, { missing: [person(1)], count: 1, form: 'importer' });
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});

describe('the question about columns', () => {
  const question = {
    headings: [
      { at: 0, heading: 'Nr' },
      { at: 2, heading: '__proto__' },
    ],
    known: [
      { column: 'ansattnr' as const, at: 0 },
      { column: 'rolle' as const, at: undefined },
      { column: 'startdato' as const, at: undefined },
    ],
    missing: ['rolle' as const, 'startdato' as const],
    line: 3,
    sample: [['7', '<img src=x onerror=alert(1)>']],
  };
  const chosen = (name: keyof typeof hrRoster.columns.names) =>
    screen.getByLabelText<HTMLSelectElement>(hrRoster.columns.names[name]).value;

  it('has what is known chosen, and the rest open', () => {
    render(Columns, { question, again: undefined });
    expect([chosen('ansattnr'), chosen('rolle'), chosen('startdato')]).toEqual(['0', '', '']);
    expect(document.querySelector('img')).toBeNull();
  });

  it('keeps what was chosen when something was left out', () => {
    const said = { ansattnr: '2', rolle: '=folkevalgt', startdato: '', 'fast-startdato': '2027-10-14' };
    render(Columns, { question, again: { missing: ['startdato'], chosen: said } });
    expect([chosen('ansattnr'), chosen('rolle'), chosen('startdato')]).toEqual(['2', '=folkevalgt', '']);
    expect(screen.getByLabelText<HTMLInputElement>(hrRoster.columns.fixed.startdato).value).toBe(
      '2027-10-14',
    );
    expect(screen.getByRole('alert').textContent).toContain(hrRoster.columns.names.startdato);
  });
});
