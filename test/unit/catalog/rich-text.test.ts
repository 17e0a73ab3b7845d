import { safeRichText } from '../../../modules/catalog/app/rich-text.ts';

test.each([
  ['a script goes whole', '<p>好</p><script>alert(1)</script>', '<p>好</p>'],
  [
    'what runs on an event',
    '<p onclick="x()">好</p><img src="/a.webp" onerror="x()">',
    '<p>好</p><img src="/a.webp" />',
  ],
  ['a link that is code', '<a href="javascript:x()">点我</a>', '点我'],
  ['code hidden in case and control characters', '<a href="JaVa\u0001Script:x()">点我</a>', '点我'],
  ['a frame', '<iframe src="https://evil.example"></iframe>好', '好'],
  ['a picture from elsewhere', '<img src="https://evil.example/spy.gif">好', '好'],
  ['… without a protocol', '<img src="//evil.example/spy.gif">好', '好'],
  ['… with a backslash', '<img src="/\\evil.example/spy.gif">好', '好'],
  ['… as data', '<img src="data:image/svg+xml;base64,PHN2Zz4=">好', '好'],
  ['a style that loads', '<p style="background:url(https://evil.example)">好</p>', '<p>好</p>'],
  ['a style block', '<style>body{display:none}</style>好', '好'],
  ['a drawing with code', '<svg onload="x()"><circle/></svg>好', '好'],
  ['a form', '<form action="/v1/orders"><input name="q"><button>好</button></form>', '好'],
  ['markup that never ends', '<p>好<img src="/a.webp" ', '<p>好</p>'],
  ['half a tag inside a tag', '<scr<script>ipt>alert(1)</script>', ''],
  ['an attribute that closes its tag', "<p title='\"><script>x()</script>'>好</p>", '<p>好</p>'],
])('(CAT-05) %s', (_case, hostile, expected) => {
  const safe = safeRichText(hostile);
  expect(safe).not.toMatch(/script|onerror|onload|onclick|javascript|evil\.example|url\(/i);
  if (expected !== '') expect(safe).toBe(expected);
});

test('(CAT-05) what an editor makes stays as it is', () => {
  const page =
    '<h2>材质</h2><p style="text-align:center;color:#ff6600">真丝 <strong>100%</strong></p>' +
    '<table><tbody><tr><td colspan="2">尺码</td></tr></tbody></table><img src="/v1/pictures/a/640" alt="领口" />';
  expect(safeRichText(page)).toBe(page);
  expect(safeRichText(safeRichText(page))).toBe(page);
});
