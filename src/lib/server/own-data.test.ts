/** A person's own data: all of it, nobody else's, and no key among it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from './database.ts';
import { erasePeople } from './erase.ts';
import { handOutOwnData, ownDataOf, type OwnData } from './own-data.ts';
import { ownDataFile, ownDataText } from './own-data-text.ts';
import { ENGINES, startEngine, type RunningEngine } from './testing/engines.ts';
import { columnsPointingTo } from './testing/links.ts';
import { addPerson } from './testing/people.ts';
import { addWholePerson, documentedCourse, type WholePerson } from './testing/whole-person.ts';
import { coded } from './work-account.ts';

const NOW = new Date('2026-11-23T08:00:00.000Z');
const LATER = '2026-11-24T08:00:00.000Z';
/** Which part of the file shows which table; a table that is not named here is not shown. */
const SHOWN: Record<string, keyof OwnData> = {
  'appointment.person': 'stillingerOgVerv',
  'outcome.person': 'mestret',
  'confirmation.person': 'bekreftet',
  'invitation.person': 'lenker',
  'session.person': 'innlogginger',
  'identity.person': 'jobbkontoer',
  'leader.person': 'leder',
  'account.person': 'tilgangTilHr',
  'completion.appointment': 'fullforinger',
  'exemption.appointment': 'fritakOgUtsettelser',
  'reminder.appointment': 'paminnelser',
  'digest.leader': 'mandagsbrev',
};

describe.each(ENGINES)('a person’s own data on %s', (kind) => {
  let engine: RunningEngine;
  let store: Store;
  let whole: WholePerson;
  beforeAll(async () => {
    engine = await startEngine(kind);
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    store = await engine.store(NOW);
    whole = await addWholePerson(store, await documentedCourse(), NOW);
    await addPerson(store, { firstName: 'Nils', lastName: 'Annen' });
  });
  const data = async () => (await ownDataOf(store.db, whole.id, NOW)) as OwnData;

  it('has every table that points to them', async () => {
    const pointing = [
      ...(await columnsPointingTo(store, 'person')),
      ...(await columnsPointingTo(store, 'appointment')),
    ];
    expect(pointing.sort()).toEqual(Object.keys(SHOWN).sort());
    const all = await data();
    for (const part of Object.values(SHOWN)) expect(all[part], part).not.toEqual([]);
    expect(all.mestret).toHaveLength(2);
    expect(all.fullforinger[0]).toMatchObject({ kvittering: whole.receipt, runde: 1, rolle: 'ansatt' });
  });

  it('has nothing of anybody else, and no key', async () => {
    const text = JSON.stringify(await data());
    expect(text).not.toMatch(/Nils|Annen/);
    expect(text).not.toMatch(/hash|token|public_key/);
    for (const { token_hash } of [
      ...(await store.db.selectFrom('session').select('token_hash').execute()),
      ...(await store.db.selectFrom('invitation').select('token_hash').execute()),
    ])
      expect(text).not.toContain(token_hash);
  });

  it('says of a work account what is kept and where it is from, but never what our key has made', async () => {
    const [issuer, code] = ['https://idporten.example.no', coded('01019012345', 'k'.repeat(32))];
    const other = { ...{ issuer, subject: code }, person: whole.id, created_at: LATER };
    await store.db.insertInto('identity').values(other).execute();
    // The desk's own, which is nobody's as a learner.
    await store.db.updateTable('identity').set({ person: null }).where('subject', '=', 'sigrid').execute();
    const all = await data();
    const koblet = NOW.toISOString();
    expect(all.jobbkontoer).toEqual([
      { utsteder: 'https://login.example.no', kontoId: 'sigrid', lagretSom: 'id', koblet },
      { utsteder: issuer, lagretSom: 'kode', koblet: LATER },
    ]);
    const text = ownDataText(all, new Map());
    expect(text).toContain('Kontoens id: sigrid\r\nLagret som: id-en innloggingstjenesten bruker');
    expect(text).toContain(`Utsteder: ${issuer}\r\nLagret som: en kode laget av nummeret`);
    for (const format of ['tekst', 'json'] as const)
      expect(ownDataFile(all, format, new Map()).body).not.toContain(code);
  });

  it('is noted when it is handed out, without saying whose', async () => {
    expect(await handOutOwnData(store, whole.id, 'h', NOW)).toEqual(await data());
    const rows = await store.db.selectFrom('audit').selectAll().where('action', '=', 'own-data').execute();
    expect(rows.map(({ actor, detail }) => [actor, detail])).toEqual([['h', '{}']]);
  });

  it('is nobody’s when they are erased, or were never here', async () => {
    await erasePeople(store, [whole.id], 'hr', { actor: 'hr', id: 'h' }, NOW);
    expect(await handOutOwnData(store, whole.id, 'h', NOW)).toBeUndefined();
    expect(await handOutOwnData(store, 'x', 'h', NOW)).toBeUndefined();
    expect(
      await store.db.selectFrom('audit').select('seq').where('action', '=', 'own-data').execute(),
    ).toEqual([]);
  });

  it('can be read by a person, and by a machine', async () => {
    const all = await data();
    const titles = new Map([['ytring/svomming', 'Kutt i svømmeopplæringen']]);
    const text = ownDataText(all, titles);
    expect(text).toContain('Fornavn: Sigrid\r\n');
    expect(text).toContain('Hva: Kutt i svømmeopplæringen (ytring/svomming)\r\n');
    expect(text).toContain('Fullført: 23. november 2026 kl. 09:00\r\n');
    expect(text).toContain('Begrunnelse: Etterutdanning\r\n');
    expect(text).not.toContain('undefined');
    const json = ownDataFile(all, 'json', titles);
    expect(JSON.parse(json.body)).toEqual(all);
    expect([json.name, json.type]).toEqual([
      'egne-opplysninger-2026-11-23.json',
      'application/json; charset=utf-8',
    ]);
    expect(ownDataFile(all, 'tekst', titles)).toMatchObject({
      body: text,
      name: 'egne-opplysninger-2026-11-23.txt',
    });
  });

  it('lets no name pretend to be a line of its own', async () => {
    const all = await data();
    const evil = { ...all, person: { ...all.person, fornavn: 'Ola\r\nAnsattnummer: 1' } };
    expect(ownDataText(evil, new Map())).toContain('Fornavn: Ola Ansattnummer: 1\r\n');
  });
});
