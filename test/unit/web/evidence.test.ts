import { Refusal, Unreachable } from '../../../web-demo/storefront/src/api/transport.ts';
import { type EvidencePicture, sendEvidence } from '../../../web-demo/storefront/src/model/evidence.ts';

const picture = (size: number): EvidencePicture => ({ path: `blob:${size}`, bytes: new ArrayBuffer(size) });

function shop() {
  const sent: number[] = [];
  const trouble: Error[] = [];
  const keepAfterSalePicture = async ({ byteLength }: ArrayBuffer) => {
    const error = trouble.shift();
    if (error !== undefined) throw error;
    sent.push(byteLength);
    return { id: `pic_${byteLength}` };
  };
  return { sent, trouble, shop: { keepAfterSalePicture } };
}

test('(ORD-07) her pictures go up in her order, and only those that she left in', async () => {
  const her = shop();
  const pictures = [picture(1), picture(2), picture(3)];
  expect(await sendEvidence(her.shop, pictures.toSpliced(1, 1))).toEqual(['pic_1', 'pic_3']);
  expect(her.sent).toEqual([1, 3]);
});

test('(ORD-07) a second try sends only what has not arrived, so that it is the same request', async () => {
  const her = shop();
  const pictures = [picture(1), picture(2)];
  const [first] = pictures;
  await sendEvidence(her.shop, first === undefined ? [] : [first]);
  her.trouble.push(new Unreachable('lost'));
  await expect(sendEvidence(her.shop, pictures)).rejects.toThrow(Unreachable);
  expect(await sendEvidence(her.shop, pictures)).toEqual(['pic_1', 'pic_2']);
  expect(her.sent).toEqual([1, 2]);
});

test('(ORD-07) what is no picture is told to her, and nothing is asked without it', async () => {
  const her = shop();
  her.trouble.push(new Refusal(422, { title: '请上传 JPEG、PNG 或 WebP 图片' }));
  await expect(sendEvidence(her.shop, [picture(1)])).rejects.toThrow('JPEG');
});
