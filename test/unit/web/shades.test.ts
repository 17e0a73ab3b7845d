import type { FittingItem } from '../../../web-demo/storefront/src/model/fitting-room.ts';
import { shadesOf } from '../../../web-demo/storefront/src/model/shades.ts';
import { tryOnWord } from '../../../web-demo/storefront/src/model/try-on-words.ts';

const item = (skuId: string, kind: FittingItem['kind']): FittingItem => ({
  ...{ productId: 'prd_1', skuId, arItemId: `ar-${skuId}`, kind },
  ...{ name: skuId, imageUrl: '', priceFen: 1, sizes: [] },
});

const manifestOf = (colour: string) => ({ makeup: { colour } }) as never;

test('every shade of make-up shows its own colour; frames have none and are not asked for', async () => {
  const asked: string[] = [];
  const arManifest = async (id: string) => {
    asked.push(id);
    return manifestOf(id === 'ar-rose' ? '#c03050' : '#a02030');
  };
  const shades = await shadesOf({ arManifest }, [
    item('rose', 'lipstick'),
    item('wine', 'blush'),
    item('panto', 'glasses'),
  ]);
  expect(Object.fromEntries(shades)).toEqual({ rose: '#c03050', wine: '#a02030' });
  expect(asked.sort()).toEqual(['ar-rose', 'ar-wine']);
});

test('a shade that cannot be read takes no other with it', async () => {
  const arManifest = async (id: string) => {
    if (id === 'ar-rose') throw new Error('no network');
    return manifestOf('#a02030');
  };
  const shades = await shadesOf({ arManifest }, [item('rose', 'lipstick'), item('wine', 'lipstick')]);
  expect([...shades.keys()]).toEqual(['wine']);
});

test('glasses are worn, clothes put on, make-up applied: each in its own word', () => {
  expect((['glasses', 'ring', 'clothes', 'lipstick', 'brow'] as const).map(tryOnWord)).toEqual([
    '试戴',
    '试戴',
    '试穿',
    '试妆',
    '试妆',
  ]);
});
