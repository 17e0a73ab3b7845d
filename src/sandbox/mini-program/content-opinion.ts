import { createHash } from 'node:crypto';
import { jsonAnswer, jsonObject, type WireAnswer } from '../wire.ts';

const CHARS_MAX = 2_500;
/** What the documents list as labels: 20001 politics, 20002 pornography, 20006 crime, 21000 other; 100 = nothing. */
const RISKY: readonly (readonly [word: string, label: number])[] = [
  ['赌场', 20_006],
  ['成人视频', 20_002],
];
const DOUBTFUL = ['包治百病', '绝对第一'];

/** `msgSecCheck` 2: words decide, so that a demo can show each answer; the real one has a model behind it. */
export function textOpinion(body: string): WireAnswer {
  const { content, version, scene, openid } = jsonObject(body);
  const isWhole =
    typeof content === 'string' && content !== '' && typeof openid === 'string' && openid !== '';
  if (!isWhole || version !== 2 || typeof scene !== 'number' || scene < 1 || scene > 4)
    return jsonAnswer(200, { errcode: 40_097, errmsg: 'invalid args' });
  if (content.length > CHARS_MAX)
    return jsonAnswer(200, { errcode: 44_991, errmsg: 'content size out of limit' });
  const { suggest, label } = opinionOf(content);
  return jsonAnswer(200, {
    ...{ errcode: 0, errmsg: 'ok', trace_id: createHash('sha1').update(content).digest('hex') },
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  });
}

function opinionOf(content: string): {
  readonly suggest: 'pass' | 'review' | 'risky';
  readonly label: number;
} {
  const risk = RISKY.find(([word]) => content.includes(word));
  if (risk !== undefined) return { suggest: 'risky', label: risk[1] };
  if (DOUBTFUL.some((word) => content.includes(word))) return { suggest: 'review', label: 21_000 };
  return { suggest: 'pass', label: 100 };
}
