import { decodeText } from '../../../modules/imports/domain/decode-text.ts';

const HEADER = '商品编号,标题,售价(元)\n';
const LONG = `${HEADER}${'A-1,湖北特产精武鸭脖礼盒装,45.00\n'.repeat(600)}`;

/** "湖北特产…" in GB18030, as a Chinese Excel saves CSV. Node encodes no GB18030, so a table of the test's own letters. */
const GB: Readonly<Record<string, readonly number[]>> = {
  商: [0xc9, 0xcc],
  品: [0xc6, 0xb7],
  编: [0xb1, 0xe0],
  号: [0xba, 0xc5],
  标: [0xb1, 0xea],
  题: [0xcc, 0xe2],
  售: [0xca, 0xdb],
  价: [0xbc, 0xdb],
  元: [0xd4, 0xaa],
  湖: [0xba, 0xfe],
  北: [0xb1, 0xb1],
  特: [0xcc, 0xd8],
  产: [0xb2, 0xfa],
  精: [0xbe, 0xab],
  武: [0xce, 0xe4],
  鸭: [0xd1, 0xbc],
  脖: [0xb2, 0xb1],
  礼: [0xc0, 0xf1],
  盒: [0xba, 0xd0],
  装: [0xd7, 0xb0],
};
const gb18030 = (text: string) =>
  Buffer.from([...text].flatMap((letter) => GB[letter] ?? [letter.charCodeAt(0)]));

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(bytes: Buffer, size: number): Promise<string> {
  let text = '';
  for await (const part of decodeText(pieces(bytes, size))) text += part;
  return text.replace(/^\uFEFF/, '');
}

test.each([1, 3, 1_000, 1_000_000])(
  '(CAT-10) reads UTF-8, UTF-16 and GB18030 in pieces of %i bytes',
  async (size) => {
    for (const text of [HEADER, LONG, 'a,b\n1,2\n', '']) {
      expect(await read(Buffer.from(text), size)).toBe(text);
      expect(await read(Buffer.from(`\uFEFF${text}`), size)).toBe(text);
      expect(await read(gb18030(text), size)).toBe(text);
      if (text !== '') expect(await read(Buffer.from(`\uFEFF${text}`, 'utf16le'), size)).toBe(text);
    }
  },
);

test('(CAT-10) Chinese that comes late is read in its own encoding', async () => {
  const late = `${'A-1,plain,1.00\n'.repeat(2_000)}${LONG}`;
  expect(await read(gb18030(late), 512)).toBe(late);
  expect(await read(Buffer.from(late), 512)).toBe(late);
});

test('(CAT-10) what is no text is refused, not guessed', async () => {
  const rubbish = Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n % 2 === 0 ? 0xff : 0x00)));
  await expect(read(rubbish.subarray(1), 1_000)).rejects.toMatchObject({ code: 'imports.bad_encoding' });
});
