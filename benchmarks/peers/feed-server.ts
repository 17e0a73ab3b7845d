// A feed on a numeric library alone, through Express: node feed-server.ts ENGINE ITEMS ANSWER_FILE
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { collectDefaultMetrics, register } from 'prom-client';
import { SeededRandom } from '#kernel';
import { FEATURE_COUNT } from '#ml/recommendation';
import { type FeedEngineName, openFeedEngine, type PeerShop, plainFeed } from './feed-engines.ts';

const DIM = 64;
const HIDDEN = 34;
const CANDIDATES = 300;
const HISTORY = 12;
const LIMIT = 30;

const [engineName = '', items = '0', answerFile = ''] = process.argv.slice(2);
const shop = randomShop(Number(items));
const { items: cards } = JSON.parse(readFileSync(answerFile, 'utf8')) as { items: object[] };
const fragments = Array.from({ length: shop.count }, (_, row) => JSON.stringify(cards[row % cards.length]));
const engine = await openFeedEngine(engineName as FeedEngineName, shop);

const probe = historyOf(1);
assert.deepEqual(await engine(probe), await plainFeed(shop)(probe), 'the engine answers otherwise');

collectDefaultMetrics();
const app = express().disable('x-powered-by').set('etag', false);
app.get('/feed', async (request, response) => {
  const rows = await engine(historyOf(Number(request.query['member'])));
  const body = `{"items":[${rows.map((row) => fragments[row]).join(',')}],"personalised":true}`;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(body);
});
app.get('/metrics', async (_request, response) => void response.send(await register.metrics()));
const server = app.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once('SIGTERM', () => process.exit(0));

function historyOf(member: number): number[] {
  return Array.from({ length: HISTORY }, (_, n) => (member * 31 + n * 40 + 3) % shop.count);
}

function randomShop(count: number): PeerShop {
  const random = new SeededRandom(3);
  const draw = (length: number) => Float32Array.from({ length }, () => random.fraction() - 0.5);
  return {
    ...{
      count,
      dim: DIM,
      columns: FEATURE_COUNT,
      hidden: HIDDEN,
      candidates: CANDIDATES,
      history: HISTORY,
      limit: LIMIT,
    },
    vectors: draw(count * DIM),
    mask: Float32Array.from({ length: count }, (_, row) => (row % 10 === 0 ? -1e9 : 0)),
    features: draw(count * FEATURE_COUNT),
    ...{ input: draw(FEATURE_COUNT * HIDDEN), bias: draw(HIDDEN), output: draw(HIDDEN) },
  };
}
