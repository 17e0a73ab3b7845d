import { join } from 'node:path';
import { validateBytes } from 'gltf-validator';
import { loadArItem } from '#ml/tryon';
import { designs } from '../../../../ar-assets/make/catalogue.ts';
import { writeGlb } from '../../../../ar-assets/make/write-glb.ts';
import { ASSETS_DIR, allItemIds } from '../../../support/render-face.ts';

/** Models are built and checked: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

test(
  'every model is valid glTF and refers to nothing outside itself',
  async () => {
    for (const id of await allItemIds()) {
      const { manifest, model } = await loadArItem(join(ASSETS_DIR, id));
      // Clothes are pictures.
      if (manifest.kind === 'clothes') continue;
      const { issues, info } = await validateBytes(new Uint8Array(model), {
        externalResourceFunction: () => Promise.reject(new Error('external resources are not allowed')),
      });
      expect([id, issues.numErrors, issues.numWarnings]).toEqual([id, 0, 0]);
      expect((info?.resources ?? []).every(({ storage }) => storage !== 'external')).toBe(true);
    }
  },
  PATIENCE_MS,
);

test(
  'building a model again gives the committed bytes',
  async () => {
    for (const id of ['glasses-square-tortoise', 'earrings-pearl-drop']) {
      const design = designs.find((one) => one.id === id);
      if (design === undefined) throw new Error(`no design ${id}`);
      const { model } = await loadArItem(join(ASSETS_DIR, id));
      expect(Buffer.compare(await writeGlb(design), model)).toBe(0);
    }
  },
  PATIENCE_MS,
);
