// `npm run web:types`: writes the TypeScript types of the API for the web pages, from the composed routes.
// With `--check` it writes nothing and fails when the file is not what it would write.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { openApiDocument } from '#http';
import { allRoutes } from '../test/support/all-routes.ts';

const SCHEMA_FILE = 'web-demo/shared/schema.d.ts';
const HEAD = '/** Generated from the OpenAPI document by `npm run web:types`; do not edit. */\n';

const document = JSON.stringify(openApiDocument(await allRoutes()));
const types = astToString(await openapiTypescript(document));
// Its lines stand deep: with one space for four a third of the file is saved.
const wanted = HEAD + types.replace(/^ +/gm, (indent) => ' '.repeat(indent.length / 4));
const isCurrent = readFileSync(SCHEMA_FILE, 'utf8') === wanted;

if (process.argv.includes('--check')) {
  if (!isCurrent) process.stderr.write(`${SCHEMA_FILE} is not what the routes say: npm run web:types\n`);
  process.exit(isCurrent ? 0 : 1);
}
if (!isCurrent) writeFileSync(SCHEMA_FILE, wanted);
process.stdout.write(`${SCHEMA_FILE}: ${isCurrent ? 'unchanged' : 'written'}\n`);
process.exit(0);
