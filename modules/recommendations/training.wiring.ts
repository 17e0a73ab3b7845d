import { join } from 'node:path';
import type { ContainerModuleLoadOptions } from 'inversify';
import type { Route } from '#http';
import { CLOCK, type Token, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { CATALOG } from '#modules/catalog';
import { activateModel } from './app/model-desk.ts';
import type { ModelStore } from './app/model-store.ts';
import { NightlyTraining } from './app/nightly-training.ts';
import type { EventLog } from './app/ports.ts';
import type { ShopWindows } from './app/shop-windows.ts';
import { trainShopModel } from './app/train-shop-model.ts';
import { modelFolder } from './db/model-folder.ts';
import { stageFolder } from './db/stage-folder.ts';
import { nightFiles, trainingProcess } from './db/training-process.ts';
import { modelRoutes } from './http/model-routes.ts';
import { RECOMMENDATION_SETTINGS, TRAIN_SHOP_MODEL } from './tokens.ts';

export const MODEL_STORE = token<ModelStore>('ModelStore');
export const NIGHTLY_TRAINING = token<NightlyTraining>('NightlyTraining');
export const MODEL_ROUTES = token<readonly Route[]>('ModelRoutes');

const UNFINISHED = '.training';

/** Training, its artefacts, and what the owner may do about them. */
export function bindTraining(
  bind: ContainerModuleLoadOptions['bind'],
  { log, windows }: { readonly log: Token<EventLog>; readonly windows: Token<ShopWindows> },
): void {
  bind(MODEL_STORE)
    .toResolvedValue((settings) => modelFolder(settings.modelFolder), [RECOMMENDATION_SETTINGS])
    .inSingletonScope();
  bind(TRAIN_SHOP_MODEL)
    .toResolvedValue(
      (events, catalog, models, clock, { modelFolder: folder, code }) => {
        const stages = stageFolder(join(folder, UNFINISHED));
        return trainShopModel({ log: events, catalog, models, stages, clock, code });
      },
      [log, CATALOG, MODEL_STORE, CLOCK, RECOMMENDATION_SETTINGS],
    )
    .inSingletonScope();
  bind(NIGHTLY_TRAINING)
    .toResolvedValue(
      (clock, { modelFolder: folder, report }) =>
        new NightlyTraining({ process: trainingProcess(report), nights: nightFiles(folder), clock, report }),
      [CLOCK, RECOMMENDATION_SETTINGS],
    )
    .inSingletonScope();
  bind(MODEL_ROUTES)
    .toResolvedValue(
      (models, unitOfWork, audit, clock, shops) =>
        modelRoutes(models, activateModel(models, unitOfWork, audit, clock), () => shops.version),
      [MODEL_STORE, UNIT_OF_WORK, AUDIT, CLOCK, windows],
    )
    .inSingletonScope();
}
