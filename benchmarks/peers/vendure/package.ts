import { createRequire } from 'node:module';
import { PEERS_DIR } from '../scratch.ts';

/** Vendure is under the GPL: it is installed by command only, never a dependency and never in the repository. */
export const VENDURE_DIR = `${PEERS_DIR}/vendure`;

/** What of it is used here; its own types are not there where it is not installed. */
interface Vendure {
  readonly bootstrap: (config: object) => Promise<VendureApp>;
  readonly DefaultLogger: new (options: { level: number }) => object;
  readonly LogLevel: { readonly Error: number };
  readonly DefaultSearchPlugin: { init(options: object): object };
  readonly JobQueueService: Token<{ start(): Promise<void> }>;
  readonly Populator: Token<{
    populateInitialData(data: object): Promise<void>;
    populateCollections(data: object): Promise<void>;
  }>;
  readonly Importer: Token<{
    importProducts(context: object, products: readonly object[], progress: () => void): Promise<string[]>;
  }>;
  readonly RequestContextService: Token<{ create(options: object): Promise<object> }>;
  readonly TransactionalConnection: Token<{
    readonly rawConnection: { query(sql: string): Promise<readonly Record<string, unknown>[]> };
  }>;
}

/** A class by which Vendure finds its part of that kind. */
interface Token<Part> {
  readonly prototype: Part;
}

export interface VendureApp {
  get<Part>(token: Token<Part>): Part;
  getHttpServer(): { address(): { port: number } };
  close(): Promise<void>;
}

const CORE = '@vendure/core';
const require = createRequire(`${VENDURE_DIR}/package.json`);

export function vendure(): Vendure {
  return require(CORE) as Vendure;
}

/** Versions of what is installed, or why it is missing. */
export function installedVendure(): { readonly versions: string } | { readonly missing: string } {
  try {
    const versions = [CORE, 'better-sqlite3'].map((name) => {
      const { version } = require(`${name}/package.json`) as { version: string };
      return `${name} ${version}`;
    });
    return { versions: versions.join(', ') };
  } catch (error) {
    const [reason] = String(error).split('\n');
    return { missing: `${CORE}: ${reason}; node benchmarks/peers/vendure/install.ts may help` };
  }
}
