// Express sending one JSON answer from memory: what a request costs before anybody thinks.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { collectDefaultMetrics, register } from 'prom-client';

const answer: unknown = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
collectDefaultMetrics();

const app = express().disable('x-powered-by').set('etag', false);
app.get('/answer', (_request, response) => void response.json(answer));
app.get('/metrics', async (_request, response) => void response.send(await register.metrics()));
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once('SIGTERM', () => process.exit(0));
