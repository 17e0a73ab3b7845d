/** What the owner switches and approves, in her words. */
const PURPOSE_NAMES: Readonly<Record<string, string>> = {
  'face.tryon': '镜头试戴',
  'profiling.feed': '个性化推荐',
  'profiling.segments': '会员分群',
  'location.precise': '附近门店定位',
  'location.district': '常去行政区',
  'marketing.messages': '补货提醒消息',
};

export const purposeName = (purpose: string): string => PURPOSE_NAMES[purpose] ?? purpose;

/** `system`: taken over when the shop was set up. */
export function personName(id: string, me: { readonly id: string; readonly name: string }): string {
  if (id === me.id) return `${me.name}（我）`;
  return id === 'system' ? '系统（开店时导入）' : id;
}

/** What is read of an entry of the audit log. */
interface Deed {
  readonly action: string;
  readonly subject: string;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** What an entry of the audit log says about privacy; undefined when it speaks of something else. */
export function privacyDeed({ action, subject, after }: Deed): string | undefined {
  if (action === 'privacy.approve_assessment')
    return `批准了「${purposeName(String(after?.['purpose']))}」影响评估第 ${Number(after?.['version'])} 版`;
  if (action !== 'privacy.turn_purpose') return undefined;
  const name = purposeName(subject.replace('purpose:', ''));
  return after?.['open'] === true ? `重新开放了「${name}」` : `关闭了「${name}」`;
}
