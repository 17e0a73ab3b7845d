// `npm run web:types`: writes the TypeScript types of the API for the web pages, from the composed routes.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { openApiDocument } from '#http';
import { allRoutes } from '../test/support/all-routes.ts';

export const SCHEMA_FILE = 'web-demo/shared/schema.d.ts';

const HEAD = '/** Generated from the OpenAPI document by `npm run web:types`; do not edit. */\n';

export async function apiTypes(): Promise<string> {
  const routes = await allRoutes();
  const document = JSON.stringify(openApiDocument(routes));
  return HEAD + astToString(await openapiTypescript(document));
}

if (import.meta.main) {
  const wanted = await apiTypes();
  const present = readFileSync(SCHEMA_FILE, 'utf8');
  if (present !== wanted) writeFileSync(SCHEMA_FILE, wanted);
  process.stdout.write(`${SCHEMA_FILE}: ${present === wanted ? 'unchanged' : 'written'}\n`);
  process.exit(0);
}
