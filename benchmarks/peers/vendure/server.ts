// A Vendure shop in a process of its own: node server.ts DATABASE_FILE
import { vendureConfig } from './config.ts';
import { vendure } from './package.ts';

const [database = ''] = process.argv.slice(2);
const app = await vendure().bootstrap(vendureConfig(database));
process.send?.({ port: app.getHttpServer().address().port });
process.once('SIGTERM', () => process.exit(0));
