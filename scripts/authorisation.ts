// `npm run authorisation`: writes docs/authorisation.md from the composed routes.
import { writeFileSync } from 'node:fs';
import { allRoutes } from '../test/support/all-routes.ts';
import { authorisationTable, TABLE_FILE } from '../test/support/doors/table.ts';

writeFileSync(TABLE_FILE, authorisationTable(await allRoutes()));
process.stdout.write(`${TABLE_FILE}: written\n`);
process.exit(0);
