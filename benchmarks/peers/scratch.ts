import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Peers that are installed and compiled by command only: never in package.json, never in the repository. */
export const PEERS_DIR = fileURLToPath(new URL('../../var/peers', import.meta.url));

const require = createRequire(`${PEERS_DIR}/package.json`);

/** A peer's package, or why it is missing. */
export function scratchPeer<Package>(name: string): Package | { readonly missing: string } {
  try {
    return require(name) as Package;
  } catch (error) {
    const [reason] = String(error).split('\n');
    return { missing: `${name}: ${reason}; node benchmarks/peers/install.ts may help` };
  }
}
