import fc from '../../node_modules/fast-check/lib/fast-check.js';

/**
 * fast-check as every test gets it (`moduleNameMapper` of jest.config.js): the same draws in every run, so that a change is
 * judged by what it changed. `PROPERTY_SEED=random npm run jest -- test/…` looks for what nobody has drawn yet.
 */
const SEED = process.env['PROPERTY_SEED'] ?? '20261122';

if (SEED !== 'random') fc.configureGlobal({ seed: Number(SEED) });

// biome-ignore lint/style/noDefaultExport: the tests import it by the name and in the form of the package
export default fc;
