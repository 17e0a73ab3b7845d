import { MEASURE_ERROR, sizeHint } from '../../../../../ml/tryon/clothes/size-hint.ts';

const SIZES = [
  { name: 'S', shoulderCm: 37, hipCm: 44 },
  { name: 'M', shoulderCm: 40, hipCm: 48 },
  { name: 'L', shoulderCm: 43, hipCm: 52 },
] as const;

/** Somebody whose joints are this far apart, metres. */
function somebody(shoulders: number, hips: number, turned = 0) {
  const worldLandmarks = new Float32Array(33 * 3);
  const put = (joint: number, width: number): void => {
    worldLandmarks[joint * 3] = width * Math.cos(turned);
    worldLandmarks[joint * 3 + 2] = width * Math.sin(turned);
  };
  put(11, shoulders / 2);
  put(12, -shoulders / 2);
  put(23, hips / 2);
  put(24, -hips / 2);
  return { worldLandmarks, visibility: new Float32Array(33).fill(0.9) };
}

describe('the hint at a size', () => {
  it('names the size that is nearest in shoulders and hips', () => {
    expect(sizeHint(somebody(0.325, 0.25), SIZES)?.size).toBe('S');
    expect(sizeHint(somebody(0.351, 0.271), SIZES)?.size).toBe('M');
    expect(sizeHint(somebody(0.38, 0.295), SIZES)?.size).toBe('L');
  });

  it('says about, says how far off it may be, and speaks of the garment only', () => {
    const text = sizeHint(somebody(0.351, 0.271), SIZES)?.text ?? '';
    expect(text).toMatch(/^约 M 码/);
    expect(text).toContain(`${MEASURE_ERROR * 100}%`);
    expect(text).not.toMatch(/胖|瘦|身材|体型|偏大|偏小|厘米/);
  });

  it('goes by the shoulders alone when the hips are out of the picture', () => {
    const bust = somebody(0.351, 0.5);
    bust.visibility.fill(0.1, 23, 25);
    expect(sizeHint(bust, SIZES)?.size).toBe('M');
  });

  it('says nothing rather than guess: unseen, turned aside, or far from every size', () => {
    const unseen = somebody(0.351, 0.271);
    unseen.visibility[12] = 0.3;
    expect(sizeHint(unseen, SIZES)).toBeUndefined();
    expect(sizeHint(somebody(0.351, 0.271, 0.9), SIZES)).toBeUndefined();
    expect(sizeHint(somebody(0.22, 0.15), SIZES)).toBeUndefined();
    expect(sizeHint(somebody(0.351, 0.271), [])).toBeUndefined();
  });
});
