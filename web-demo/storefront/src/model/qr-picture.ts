import { create } from 'qrcode';
import { qrDrawing } from '../../../shared/qr-drawing.ts';

/** Level M: a scratched screen may hide 15 % of it. */
export function qrPicture(text: string): string {
  return qrDrawing(create(text, { errorCorrectionLevel: 'M' }).modules);
}
