import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeAccounts, type SandboxAccounts } from '#sandbox';

const MAKERS = ['accounts.ts', 'alipay/account.ts', 'unionpay/account.ts', 'certificate.ts', 'key-pair.ts'];

/** Nine RSA keys take two seconds; one set serves every file of tests, until what makes them changes. */
export function testAccounts(): SandboxAccounts {
  const version = createHash('sha256');
  for (const name of MAKERS) version.update(readFileSync(join('src/sandbox', name)));
  const path = join(tmpdir(), `tongqu-test-accounts-${version.digest('hex').slice(0, 16)}.json`);
  if (!existsSync(path)) {
    const own = `${path}.${process.pid}`;
    writeFileSync(own, JSON.stringify(makeAccounts()), { mode: 0o600 });
    renameSync(own, path);
  }
  return JSON.parse(readFileSync(path, 'utf8')) as SandboxAccounts;
}
