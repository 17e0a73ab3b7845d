import { Refusal, sentenceOf } from './api/transport.ts';
import { shop } from './app-state.ts';

/** The first pay password needs a code to her phone. */
export const CODE_NEEDED = 'stored-value.code_needed';
/** One was sent a moment ago; she has it, or it is on its way. */
const SENT_BEFORE = 'members.sms_too_soon';

/** Sends a code to her phone and answers with what to say of it. */
export async function sendSpendingCode(): Promise<string> {
  try {
    await shop.sendSpendingCode();
    return '验证码已发送';
  } catch (error) {
    if (error instanceof Refusal && error.code === SENT_BEFORE) return sentenceOf(error);
    throw error;
  }
}
