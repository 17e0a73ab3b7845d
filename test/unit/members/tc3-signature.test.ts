import { tc3Authorization } from '../../../modules/members/tencent/tc3-signature.ts';

/**
 * The worked example of Tencent Cloud's documentation of 签名方法 v3 (CVM, DescribeInstances), whose keys it prints with
 * stars: they are the keys of the example, stars and all.
 */
test('signs as the documentation’s example does (MEM-02)', () => {
  const authorization = tc3Authorization({
    secretId: 'AKID********************************',
    secretKey: '********************************',
    service: 'cvm',
    host: 'cvm.tencentcloudapi.com',
    action: 'DescribeInstances',
    contentType: 'application/json; charset=utf-8',
    body: '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}',
    at: 1_551_113_065_000,
  });
  expect(authorization).toContain(
    'Credential=AKID********************************/2019-02-25/cvm/tc3_request',
  );
  expect(authorization).toContain('SignedHeaders=content-type;host;x-tc-action');
  expect(authorization).toContain(
    'Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
  );
});
