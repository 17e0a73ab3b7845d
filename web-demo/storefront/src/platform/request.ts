import { type Transport, Unreachable } from '../api/transport.ts';
import { SHOP_ORIGIN } from './origin.ts';

const TIMEOUT_MS = 15_000;

/** `uni.request` as a promise. */
export const request: Transport = ({ method, path, header, body, answer }) =>
  new Promise((resolve, reject) => {
    const bytes = body instanceof ArrayBuffer;
    uni.request({
      url: SHOP_ORIGIN + path,
      method,
      header: body === undefined || bytes ? header : { 'content-type': 'application/json', ...header },
      timeout: TIMEOUT_MS,
      responseType: answer === 'binary' ? 'arraybuffer' : 'text',
      ...(body === undefined ? {} : { data: body }),
      success: ({ statusCode, data }) => resolve({ status: statusCode, body: data }),
      fail: ({ errMsg }) => reject(new Unreachable(errMsg)),
    });
  });
