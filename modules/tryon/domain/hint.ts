/** Mean luma (0..255) below which cameras drown faces in noise. */
const DARK_LUMA_MAX = 45;

export type SeenStatus =
  | 'ok'
  | 'no_face'
  | 'several_faces'
  | 'no_hand'
  | 'no_body'
  | 'dropped'
  | 'tracker_reset';

/** What the person in front of the camera can do about it, or null when all is well. */
export function hintFor(status: SeenStatus, brightness: number): string | null {
  const isDark = brightness < DARK_LUMA_MAX;
  if (status === 'no_face') return isDark ? '光线太暗，看不清脸，请到亮一些的地方' : '没有看到脸，请正对镜头';
  if (status === 'no_hand')
    return isDark ? '光线太暗，看不清手，请到亮一些的地方' : '没有看到手，请把手放进画面';
  if (status === 'no_body')
    return isDark ? '光线太暗，看不清人，请到亮一些的地方' : '没有看到身体，请站远一些、面对镜头';
  if (status === 'several_faces') return '画面里不止一张脸，请只留一位试戴';
  if (status === 'ok' && isDark) return '光线有点暗，亮一些会更准';
  return null;
}
