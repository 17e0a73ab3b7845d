import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  makeAccounts,
  makePushKeys,
  makeSmsAccount,
  merchantSide,
  type SandboxAccounts,
} from './accounts.ts';
import { makeAlipaySide } from './alipay/account.ts';
import type { SandboxSnapshot } from './sandbox.ts';
import { makeUnionpaySide } from './unionpay/account.ts';

const OWNER_ONLY = 0o600;
const KEEP_WITHIN_MS = 1_000;

/** What a folder that was written by an earlier release lacks. */
type LaterAccounts = Pick<SandboxAccounts, 'sms' | 'push' | 'alipay' | 'unionpay'>;

/** What the process keeps in STATE_DIR/sandbox, so that a demo survives its own restart. */
export class StateFolder {
  readonly #folder: string;
  #written = '';
  #waiting: NodeJS.Timeout | undefined;

  constructor(stateDir: string) {
    this.#folder = join(stateDir, 'sandbox');
    mkdirSync(this.#folder, { recursive: true });
  }

  get accountsFile(): string {
    return join(this.#folder, 'merchant-accounts.json');
  }

  /** Keys are made once; a shop that knows them would not accept others. */
  accounts(): SandboxAccounts {
    const path = join(this.#folder, 'keys.json');
    if (!existsSync(path)) this.#write(path, JSON.stringify(makeAccounts(), null, 2));
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Omit<SandboxAccounts, keyof LaterAccounts> &
      Partial<LaterAccounts>;
    const accounts = {
      ...kept,
      sms: kept.sms ?? makeSmsAccount(),
      push: kept.push ?? makePushKeys(),
      alipay: kept.alipay ?? makeAlipaySide(),
      unionpay: kept.unionpay ?? makeUnionpaySide(),
    };
    this.#write(path, JSON.stringify(accounts, null, 2));
    return accounts;
  }

  writeMerchantAccounts(accounts: SandboxAccounts, url: string): void {
    this.#write(this.accountsFile, JSON.stringify(merchantSide(accounts, url), null, 2));
  }

  snapshot(): SandboxSnapshot {
    const path = join(this.#folder, 'state.json');
    if (!existsSync(path)) return { trades: [], refunds: [] };
    return JSON.parse(readFileSync(path, 'utf8')) as SandboxSnapshot;
  }

  /** Writes the state down within a second, however much happens until then. */
  keepSoon(take: () => SandboxSnapshot): void {
    this.#waiting ??= setTimeout(() => this.keep(take()), KEEP_WITHIN_MS).unref();
  }

  keep(snapshot: SandboxSnapshot): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    const text = JSON.stringify(snapshot);
    if (text === this.#written) return;
    this.#write(join(this.#folder, 'state.json'), text);
    this.#written = text;
  }

  /** All or nothing: a crash half way leaves the old file. */
  #write(path: string, text: string): void {
    writeFileSync(`${path}.new`, text, { mode: OWNER_ONLY });
    renameSync(`${path}.new`, path);
  }
}
