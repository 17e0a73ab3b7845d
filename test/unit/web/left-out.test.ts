import { createLeavingOut } from '../../../web-demo/storefront/src/model/left-out.ts';

function phone() {
  const texts = new Map<string, string>();
  const store = {
    read: (key: string) => texts.get(key),
    write: (key: string, value: string) => void texts.set(key, value),
    remove: (key: string) => void texts.delete(key),
  };
  /** The page, loaded anew. */
  const load = () => {
    const places = new Set<string>();
    return { places, leaving: createLeavingOut(store, places) };
  };
  return { texts, load };
}

test('(ORD-01) what she leaves in the cart stays out of the order when the page is loaded anew', () => {
  const { load } = phone();
  load().leaving.toggle('str sku_a');
  const again = load();
  expect([...again.places]).toEqual(['str sku_a']);
  again.leaving.toggle('str sku_a');
  expect(load().places.size).toBe(0);
});

test('(ORD-01) a line that she removed is wanted when she puts it in again', () => {
  const { load } = phone();
  const { leaving } = load();
  leaving.replace(['str sku_a', 'str sku_b']);
  leaving.drop('str sku_a');
  expect([...load().places]).toEqual(['str sku_b']);
});

test('nothing of it stays on the phone of who signs out', () => {
  const { load, texts } = phone();
  const { leaving } = load();
  leaving.toggle('str sku_a');
  leaving.replace([]);
  expect(texts.size).toBe(0);
});

test('what another version left on the phone breaks no page', () => {
  const { load, texts } = phone();
  texts.set('tongqu.left-out', '{broken');
  expect(load().places.size).toBe(0);
});
