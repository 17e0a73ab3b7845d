import { AppError, type Clock, type MerchantId, type StaffId, type UnitOfWork } from '#kernel';
import type { Audit } from '#modules/access';
import { DamagedModel, type ModelStore } from './model-store.ts';

interface Owner {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
}

export type ActivateModel = (owner: Owner, version: string) => Promise<void>;

/** Goes back (or forth) to a version that is kept. Every process answers from it within seconds. */
export function activateModel(
  models: ModelStore,
  unitOfWork: UnitOfWork,
  audit: Audit,
  clock: Clock,
): ActivateModel {
  return async ({ merchantId, staffId, ip }, version) => {
    const kept = (await models.versions()).find((model) => model.version === version);
    if (kept === undefined || kept.facts.merchantId !== merchantId)
      throw new AppError('not_found', 'recommendations.model_not_found', '没有这个模型版本', { version });
    const before = await models.current();
    await usable(models, version);
    await unitOfWork.run((tx) =>
      audit.record(tx, {
        ...{ merchantId, actor: staffId, action: 'recommendations.activate_model' },
        ...{ subject: `model:${version}`, before: { version: before ?? null }, after: { version } },
        ...{ ip, at: clock.now() },
      }),
    );
    await models.activate(version);
  };
}

/** Before anything is written down: a version that does not load would be refused by every process. */
async function usable(models: ModelStore, version: string): Promise<void> {
  try {
    await models.load(version);
  } catch (error) {
    if (!(error instanceof DamagedModel)) throw error;
    throw new AppError('unprocessable', 'recommendations.model_damaged', '这个模型版本已损坏，不能启用', {
      version,
    });
  }
}
