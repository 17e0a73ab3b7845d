import { AppError, type ErrorKind, type Facts } from '#kernel';

const FRAME_FAULTS = {
  'tryon.not_a_jpeg': ['unsupported', '请上传 JPEG 照片'],
  'tryon.truncated': ['unprocessable', '照片不完整，请重新上传'],
  'tryon.unreadable_jpeg': ['unprocessable', '这张照片打不开，请换一张'],
  'tryon.too_many_pixels': ['too_large', '照片尺寸太大'],
  'tryon.bad_frame_size': ['invalid', '画面尺寸不正确'],
  'tryon.bad_crop': ['invalid', '画面区域不正确'],
  'tryon.bad_frame_length': ['invalid', '画面数据与尺寸不符'],
} as const satisfies Record<string, readonly [ErrorKind, string]>;

export type FrameFault = keyof typeof FRAME_FAULTS;

/** A frame that cannot be tracked and why. The session that sent it goes on with the next frame. */
export class FrameError extends AppError {
  declare readonly code: FrameFault;

  constructor(code: FrameFault, facts: Facts = {}) {
    const [kind, message] = FRAME_FAULTS[code];
    super(kind, code, message, facts);
  }
}
