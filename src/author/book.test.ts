import { beforeAll, describe, expect, it } from 'vitest';
import { bookOf } from './book.ts';
import { readContent, type Content } from './content.ts';

let course: Content;
let small: string;
let whole: string;
beforeAll(async () => {
  course = await readContent('scenarios', '2026-11-22');
  whole = bookOf(course, '2026-11-28').text;
  small = bookOf(await readContent('src/author/fixtures/good', '2026-11-22'), '2026-11-28').text;
});

describe('the book', () => {
  it('reads from what one sees to what one may do, how that is judged, why, and where it leads', () => {
    expect(small).toContain(`#### 1.1.1 Her begynner det

Kommunen vil kutte svømmingen.

**Hva gjør du?**

1.1.1.a Skriver hva du mener om kuttet
   - **Godt valg.** Kritikk er lov. Du har samme ytringsfrihet som andre.
   - Punkt 2.1-01 (Din rett): Du har samme ytringsfrihet som andre.
   - Punkt 2.1-08 (Retningslinjene): Du skal ikke dele det du har taushetsplikt om.
   - Grunnloven § 100 (Loven): Ytringsfriheten er vernet.
   - Leder til 1.1.3.

1.1.1.b Forteller om eleven som ikke kan svømme
   - **Brudd på reglene.** Eleven kan kjennes igjen. Du skal ikke dele det du har taushetsplikt om.
   - Punkt 2.1-08 (Retningslinjene): Du skal ikke dele det du har taushetsplikt om.
   - Leder til 1.1.2. Huskes: «elev-gjenkjent».
`);
    expect(small).toContain(`#### 1.1.3 Du sa hva du mener – slutt: Mestret

*når «elev-gjenkjent»:*
Eleven fikk en unnskyldning.

**Si det du mener, uten å nevne elever.**
`);
    expect(small).toContain(
      '> **Innlegg** av Kåre Moen i Oppslagstavla\n> Dette er jo **naboen min**.\n> 4 liker\n',
    );
  });

  it('says of the law what has been checked, and of what nobody has', () => {
    expect(small).toContain(
      '**Grunnloven § 100** (grunnloven-100) Ytringsfriheten er vernet.\n**Ikke kontrollert**. Kontrolleres igjen 2027-06-01.',
    );
    const checked = Object.values(course.law).filter((source) => source.checked).length;
    expect(whole.split('\nKontrollert ').length - 1).toBe(checked);
  });

  it('leaves nothing out: every scene, choice, option, reason, point and source is there, under a number of its own', () => {
    const there = (words: string) => expect(whole.includes(words), words).toBe(true);
    for (const { title, scenes } of Object.values(course.scenarios)) {
      there(title);
      for (const { title, asks, takeaway, choices = {}, picks } of Object.values(scenes)) {
        for (const words of [title, asks, takeaway]) if (words) there(words);
        for (const { says } of [...Object.values(choices), ...Object.values(picks?.options ?? {})])
          there(says);
        for (const { learn, because } of [...Object.values(choices), ...(picks?.outcomes ?? [])])
          there(`${learn} ${because}`);
      }
    }
    for (const { id, text } of course.guideline.points) [`**${id}** (`, text].forEach(there);
    for (const [id, { text }] of Object.entries(course.law)) [`(${id}`, text].forEach(there);
    for (const { lessons } of Object.values(course.tests)) {
      for (const pairs of Object.values(lessons)) {
        for (const { asks, choices = {}, picks } of Object.values(pairs).flatMap((twins) =>
          Object.values(twins),
        )) {
          there(asks);
          for (const { says } of [...Object.values(choices), ...Object.values(picks?.options ?? {})])
            there(says);
          for (const { learn, because } of [...Object.values(choices), ...(picks?.outcomes ?? [])])
            there(`${learn} ${because}`);
        }
      }
    }
    const numbers = whole.match(/^(?:#+ )?P?\d+(\.\d+)*(\.[a-z])? /gm) ?? [];
    expect(numbers.length).toBeGreaterThan(200);
    // The sections of the guidelines at the back have numbers of their own.
    const own =
      whole.slice(0, whole.indexOf('\n## Punktene')).match(/^(?:#+ )?P?\d+(\.\d+)*(\.[a-z])? /gm) ?? [];
    expect(new Set(own).size).toBe(own.length);
  });
});
