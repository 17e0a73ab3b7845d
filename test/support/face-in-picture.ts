import sharp from 'sharp';

/** The page's own keys lie below this share of a screenshot. */
export const PICTURE_SHARE = 0.58;

/** The face in a screenshot, in its pixels, as the shop's own tracker sees it. */
export async function landmarksOf(
  url: string,
  png: Buffer,
): Promise<(index: number) => { x: number; y: number }> {
  const { info } = await sharp(png).toBuffer({ resolveWithObject: true });
  const cut = Math.round(info.height * PICTURE_SHARE);
  const jpeg = await sharp(png)
    .extract({ left: 0, top: 0, width: info.width, height: cut })
    .jpeg({ quality: 92 })
    .toBuffer();
  const json = async <Answer>(
    path: string,
    body: BodyInit,
    headers: Record<string, string>,
  ): Promise<Answer> => (await (await fetch(url + path, { method: 'POST', body, headers })).json()) as Answer;
  const plain = { 'content-type': 'application/json' };
  const { accessToken } = await json<{ accessToken: string }>(
    '/v1/auth/wechat',
    '{"code":"demo:measuring","acceptsTerms":true}',
    plain,
  );
  const authorization = `Bearer ${accessToken}`;
  const consent = await json<{ consentToken: string }>(
    '/v1/consents',
    JSON.stringify({ purpose: 'face.tryon', birthYear: 1990 }),
    { ...plain, authorization },
  );
  const session = await json<{ sessionId: string }>(
    '/v1/tryon/sessions',
    JSON.stringify({ consentToken: consent.consentToken, items: [] }),
    { ...plain, authorization },
  );
  const { faces } = await json<{ faces: { landmarks: [number, number, number][] }[] }>(
    `/v1/tryon/sessions/${session.sessionId}/frames`,
    new Uint8Array(jpeg),
    { 'content-type': 'image/jpeg', authorization },
  );
  const [face] = faces;
  if (face === undefined) throw new Error('the tracker found no face in the screenshot');
  return (index) => {
    const [x = 0, y = 0] = face.landmarks[index] ?? [];
    return { x: x * info.width, y: y * cut };
  };
}
