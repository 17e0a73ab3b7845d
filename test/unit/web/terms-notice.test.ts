import { createHash } from 'node:crypto';
import { TERMS_VERSION } from '../../../modules/members/domain/terms.ts';
import { TERMS, type TermsName } from '../../../web-demo/storefront/src/model/terms-notice.ts';

/** New words need a new version and a new date; then the hash of the new words stands here. */
test.each([
  ['service', 1, '2026 年 11 月 22 日', 'f4UMVfsgVoJ3-IhGS43CO6tY4VzDVRV_rLcQ6LF-ue8'],
  ['privacy', 1, '2026 年 11 月 22 日', 'ldnLt-NAh06vyuDe9M7ZsY0oyJWkzIHWvYK2W3idSIk'],
] as const)(
  'the words of the %s terms are those of their version (MEM-15)',
  (name, version, inForce, hash) => {
    const { version: written, inForce: since, ...words } = TERMS[name];
    const of = createHash('sha256').update(JSON.stringify(words)).digest('base64url');
    expect([written, since, of]).toEqual([version, inForce, hash]);
  },
);

test.each<[TermsName, string[]]>([
  ['service', ['不同意也可以照常', '价格都一样', '七天', '注销']],
  ['privacy', ['单独', '撤回', '不出售', '13 个月', '90 天', '三年', '15 个工作日', '未满 14 周岁']],
])('the %s terms say what the law wants said', (name, said) => {
  const text = JSON.stringify(TERMS[name]);
  for (const words of said) expect(text).toContain(words);
});

test('the version that the shop asks for is that of the words she reads (MEM-15)', () => {
  expect(Math.max(TERMS.service.version, TERMS.privacy.version)).toBe(TERMS_VERSION);
});
