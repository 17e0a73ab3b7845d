import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ids, MerchantId } from '#kernel';
import type { PictureStore } from '../app/pictures.ts';

/** What we name ourselves: no name of anybody else becomes a path. */
const NAME = /^[0-9a-f]{32}-\d+\.webp$/;
const MERCHANT = /^\w{1,64}$/;

/** Pictures in a folder, one per merchant. A file appears whole or not at all. */
export function folderStore(folder: string, ids: Ids): PictureStore {
  const pathOf = (merchantId: MerchantId, name: string) =>
    NAME.test(name) && MERCHANT.test(merchantId) ? join(folder, merchantId, name) : undefined;
  return {
    async put(merchantId, name, bytes) {
      const path = pathOf(merchantId, name);
      if (path === undefined) throw new RangeError('a picture is named by its hash and width');
      await mkdir(join(folder, merchantId), { recursive: true });
      const unfinished = `${path}.${ids.next()}`;
      await writeFile(unfinished, bytes);
      await rename(unfinished, path);
    },
    async get(merchantId, name) {
      const path = pathOf(merchantId, name);
      if (path === undefined) return undefined;
      return readFile(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
    },
  };
}
