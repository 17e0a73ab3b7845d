import { landingAddress, sceneSheet } from '../../../web-demo/console/src/model/scene-sheet.ts';

const code = { title: '满100减20', worth: '满100减20', place: '收银台', webCode: 'data:web' };

test('a camera that reads the code lands where the coupon is taken, with its scene', () => {
  expect(landingAddress('https://shop.example', 'ABC+1')).toBe(
    'https://shop.example/#/pages/coupon-gift/index?scene=ABC%2B1',
  );
});

test('every place has a page of its own, with both codes', () => {
  const html = sceneSheet([
    { ...code, miniProgramCode: 'data:wechat' },
    { ...code, place: '门口', miniProgramCode: 'data:wechat' },
  ]);
  expect(html.match(/<section>/g)).toHaveLength(2);
  expect(html).toContain('门口');
  expect(html).toContain('src="data:web"');
  expect(html).toContain('src="data:wechat"');
});

test('without a code of WeChat the sheet promises none', () => {
  expect(sceneSheet([{ ...code, miniProgramCode: undefined }])).not.toContain('微信');
});

test('what staff type is text, and never markup', () => {
  const html = sceneSheet([{ ...code, place: '<img src=x onerror=alert(1)>', miniProgramCode: undefined }]);
  expect(html).not.toContain('<img src=x');
});
