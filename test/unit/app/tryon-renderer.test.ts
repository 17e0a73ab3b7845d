import { testHouse } from '../../support/house.ts';

/** The house is composed: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

test(
  'a Chromium as renderer without its program is refused before anything starts, with the setting that is missing',
  async () => {
    await expect(testHouse('SQLite', {}, { TRYON_RENDERER: 'chromium' })).rejects.toThrow(
      'TRYON_RENDERER=chromium needs CHROMIUM_PATH',
    );
  },
  PATIENCE_MS,
);
