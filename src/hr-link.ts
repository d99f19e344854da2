/**
 * `npm run hr-link`: prints a new single-use link for HR, for whoever has lost their passkey. Voids the earlier ones
 * that were not used. Works while the server runs, with the same ORIGIN, DATA_DIR and DATABASE_URL as it has.
 */
import './node-version.js';
import { openDatabase, placeOf } from './lib/server/database.ts';
import { newHrLink } from './lib/server/invitation.ts';
import { readAddress } from './serve/address.ts';

try {
  const { origin, port } = readAddress(process.env);
  const place = placeOf(process.env);
  const store = await openDatabase(place);
  try {
    if (store.created)
      console.error(
        `Databasen i ${place.url ? 'DATABASE_URL' : place.dir} er ny og tom. Bruker tjenesten en annen?`,
      );
    console.log(await newHrLink(store, origin ?? `http://localhost:${port}`, new Date()));
    console.error('Lenka virker én gang, og i ett døgn.');
  } finally {
    await store.close();
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
