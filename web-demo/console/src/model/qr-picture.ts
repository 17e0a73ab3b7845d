import { create } from 'qrcode';
import { qrDrawing } from '../../../shared/qr-drawing.ts';

/** For paper that hangs in a shop. Level Q: stains and scratches may hide 25 % of it. */
export function qrPicture(text: string): string {
  return qrDrawing(create(text, { errorCorrectionLevel: 'Q' }).modules);
}
