import { AppError, type SkuId } from '#kernel';

export function consentNeeded(): AppError {
  return new AppError('forbidden', 'tryon.consent_needed', '试戴需要你单独同意使用镜头画面');
}

/** Also for a session of somebody else: that it exists is nobody's business. */
export function unknownSession(): AppError {
  return new AppError('not_found', 'tryon.unknown_session', '试戴已结束，请重新开始');
}

/** Another process may have it, and cannot be asked. */
export function sessionsOutOfReach(): AppError {
  return new AppError('unavailable', 'tryon.sessions_out_of_reach', '试戴暂时中断，请稍候', {
    retryAfterSeconds: 1,
  });
}

export function switchedOff(): AppError {
  return new AppError('unavailable', 'tryon.switched_off', '试戴功能暂时关闭', { retryAfterSeconds: 600 });
}

export function tooManySessions(): AppError {
  return new AppError('unavailable', 'tryon.busy', '试戴的人有点多，请稍后再试', { retryAfterSeconds: 10 });
}

export function notWearable(skuId: SkuId): AppError {
  return new AppError('unprocessable', 'tryon.not_wearable', '这件商品还不能试戴', { skuId });
}

/** One frame is looked at by one tracker: glasses and a ring need two cameras. */
export function mixedItems(follows: readonly string[]): AppError {
  return new AppError('unprocessable', 'tryon.mixed_items', '这些商品要戴在不同部位，请分开试戴', {
    follows,
  });
}

export function badLandmarks(wrong: string, facts: object = {}): AppError {
  return new AppError('invalid', 'tryon.bad_landmarks', '面部点位数据不正确', { wrong, ...facts });
}

/** Points of a face do not help a session that follows hands or a body. */
export function facePointsOnly(): AppError {
  return new AppError('unprocessable', 'tryon.face_points_only', '点位数据只用于面部试戴');
}

export function emptyFrame(): AppError {
  return new AppError('invalid', 'tryon.empty_frame', '没有收到画面');
}

export function frameTooLarge(bytesMax: number): AppError {
  return new AppError('too_large', 'tryon.frame_too_large', '画面太大', { bytesMax });
}

export function badFrameSize(): AppError {
  return new AppError('invalid', 'tryon.bad_frame_size', '画面尺寸不正确');
}

export function nobodyInPhoto(part: 'face' | 'hand' | 'body', hint: string | null): AppError {
  return new AppError('unprocessable', `tryon.no_${part}`, hint ?? '照片里没有看到要试戴的部位', { hint });
}

/** No face yet, too far away, turned away, or only known by a phone's coarse points. */
/** Nothing is wrong with the question: after a better look it has an answer. */
export function notMeasured(part: 'face' | 'body'): AppError {
  const what =
    part === 'face' ? '请正对镜头靠近一些，再看尺寸建议' : '请正对镜头，让双肩进入画面，再看尺码建议';
  return new AppError('conflict', 'tryon.not_measured', what);
}

/** The others in the picture have consented to nothing. */
export function severalFacesInPhoto(hint: string | null): AppError {
  return new AppError('unprocessable', 'tryon.several_faces', hint ?? '照片里不止一张脸', { hint });
}
