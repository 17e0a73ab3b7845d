import { z } from 'zod';
import { AppError } from '#kernel';
import type { CodePicture, ShareCodePrinter } from '../app/ports.ts';
import type { WechatServer } from './access-token.ts';

const PICTURE_BYTES_MAX = 512 * 1024;

const refusal = z.object({ errcode: z.int() });

/** `wxacode.getUnlimit` of the mini-program server API: codes without a limit to their number, 32 characters each. */
export function shareCodeApi(server: WechatServer): ShareCodePrinter {
  return {
    async print(scene, page) {
      const answer = await server.ask(
        '/wxa/getwxacodeunlimit',
        { scene, page, check_path: false },
        pictureOf,
        (said) => (typeof said === 'number' ? said : undefined),
      );
      if (typeof answer === 'object') return answer;
      throw new AppError(
        'unavailable',
        'members.share_code_unavailable',
        '小程序码暂时无法生成，请稍后再试',
        {
          retryAfterSeconds: 2,
        },
      );
    },
  };
}

/** The picture, or the number of the refusal. */
async function pictureOf(answer: Response): Promise<CodePicture | number> {
  const contentType = answer.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (contentType.startsWith('image/') && bytes.length <= PICTURE_BYTES_MAX) return { bytes, contentType };
  return refusal.parse(JSON.parse(bytes.toString('utf8'))).errcode;
}
