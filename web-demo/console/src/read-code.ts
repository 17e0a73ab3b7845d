import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasm } });

/** The first code in a picture: what phones show (QR), or what stands on goods. Loaded when a camera is opened: 1 MB. */
export async function readCode(picture: ImageData): Promise<string | undefined> {
  const [found] = await readBarcodes(picture, {
    formats: ['QRCode', 'EANUPC', 'Code128'],
    maxNumberOfSymbols: 1,
  });
  return found?.text;
}
