/** What the shop told her, and what WeChat may tell her, as far as the pages read it. */
export interface InboxMessage {
  readonly id: string;
  readonly orderId: string;
  readonly title: string;
  readonly text: string;
  readonly at: number;
  readonly readAt: number | null;
}

export interface AskableTemplate {
  readonly templateId: string;
}

export type SubscribeAnswer =
  | 'accept'
  | 'acceptWithAudio'
  | 'acceptWithAlert'
  | 'acceptWithForcePush'
  | 'reject'
  | 'ban'
  | 'filter';
export interface SubscribeAnswers {
  readonly answers: readonly { readonly templateId: string; readonly answer: SubscribeAnswer }[];
}
