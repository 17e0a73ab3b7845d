import { join } from 'node:path';
import type { VaultSettings } from '#modules/privacy';
import { type Config, ConfigError } from './config.ts';
import { madeOnce } from './secret-key.ts';

/** The keys of personal data at rest. A demo makes its own; in production losing them loses the data. */
export function vaultSettings({ VAULT_KEYS, VAULT_INDEX_KEY, MODE, STATE_DIR }: Config): VaultSettings {
  const given = (setting: string | undefined, name: string, file: string): string => {
    if (setting !== undefined) return setting;
    if (MODE === 'production')
      throw new ConfigError(`${name} is needed in production (\`1:\` and 32 bytes as base64url)`);
    return `1:${madeOnce(join(STATE_DIR, file))}`;
  };
  const masterKeys = given(VAULT_KEYS, 'VAULT_KEYS', 'vault-key').split(',').map(versionedKey);
  if (new Set(masterKeys.map(({ version }) => version)).size < masterKeys.length)
    throw new ConfigError('VAULT_KEYS has two keys of one version');
  const indexKey = versionedKey(given(VAULT_INDEX_KEY, 'VAULT_INDEX_KEY', 'vault-index-key'));
  return { masterKeys, indexKey };
}

function versionedKey(text: string): { readonly version: number; readonly key: Uint8Array } {
  const [version, key = ''] = text.split(':');
  return { version: Number(version), key: Buffer.from(key, 'base64url') };
}
