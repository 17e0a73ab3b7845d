import { fittingMarkup } from '../../../web-demo/storefront/src/model/fitting-markup.ts';
import { pictureFor } from '../../../web-demo/storefront/src/model/picture-width.ts';

const kept = { url: '/p/1080', srcset: '/p/320 320w, /p/640 640w, /p/1080 1080w' };

test.each([
  ['a small place takes the smallest', 80, 2, '/p/320'],
  ['a dense screen takes more', 300, 2, '/p/640'],
  ['a place wider than all takes the widest', 460, 3, '/p/1080'],
])('(CAT-05) pictures by width: %s', (_case, placePx, pixelRatio, address) => {
  expect(pictureFor(kept, placePx, pixelRatio)).toBe(address);
});

test('(CAT-05) a picture from elsewhere has one width only', () => {
  expect(pictureFor({ url: '/media/a.webp', srcset: null }, 300, 3)).toBe('/media/a.webp');
});

test('(CAT-05) pictures in the markup fit the page and come from the shop', () => {
  const markup = '<p>好</p><img src="/v1/pictures/a/640" width="2000" style="color:#fff" />';
  expect(fittingMarkup(markup, 'https://shop.example')).toBe(
    '<p>好</p><img src="https://shop.example/v1/pictures/a/640" style="display:block;max-width:100%;height:auto">',
  );
});
