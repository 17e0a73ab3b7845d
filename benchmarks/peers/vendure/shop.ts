import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { NewProduct } from '#modules/catalog';
import { VENDURE_DIR } from './package.ts';

/** Its Apollo server reports usage where such a key is set. */
const { APOLLO_KEY: _, ...ENVIRONMENT } = process.env;

export interface VendureShop {
  readonly url: string;
  query<Answer>(query: string, variables: object): Promise<Answer>;
  stop(): void;
}

/** A Vendure shop with those goods in a process of its own; the first filling takes minutes and is kept. */
export async function openVendure(
  goods: readonly NewProduct[],
  report: (line: string) => void,
): Promise<VendureShop> {
  const text = JSON.stringify(goods);
  const name = `${VENDURE_DIR}/shop-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  const database = `${name}.sqlite`;
  if (!existsSync(database)) {
    report(`filling a Vendure shop with ${goods.length} products: minutes, once`);
    writeFileSync(`${name}.json`, text);
    rmSync(`${name}.filling`, { force: true });
    await finished(start('fill.ts', [`${name}.json`, `${name}.filling`]));
    renameSync(`${name}.filling`, database);
  }
  const server = start('server.ts', [database]);
  const port = await new Promise<number>((resolve, reject) => {
    server.once('message', (message) => resolve((message as { port: number }).port));
    server.once('exit', (status) => reject(new Error(`Vendure ended with ${status}`)));
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    async query<Answer>(query: string, variables: object): Promise<Answer> {
      const reply = await fetch(`${url}/shop-api`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await reply.json()) as { data: Answer; errors?: readonly object[] };
      if (errors !== undefined) throw new Error(`Vendure answered ${JSON.stringify(errors).slice(0, 300)}`);
      return data;
    },
    stop: () => void server.kill('SIGTERM'),
  };
}

function start(script: string, words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [`benchmarks/peers/vendure/${script}`, ...words], {
    env: { ...ENVIRONMENT, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

function finished(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', (status) =>
      status === 0 ? resolve() : reject(new Error(`filling Vendure ended with ${status}`)),
    );
  });
}
