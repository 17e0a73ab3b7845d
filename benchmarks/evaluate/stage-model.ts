import {
  fitBehaviour,
  openTrainingRuntime,
  type ServedBehaviour,
  sequencesOf,
  serveBehaviour,
  tensorSoftmax,
  trainLogBilinear,
} from '#ml/recommendation';
import type { SequenceFile } from './sequence-file.ts';
import { fitLists, type Stage } from './stages.ts';

/**
 * 512 negatives: with 2,048 the loss of the first epochs was the same within .03 at 2.6 times the time, and
 * the vectors alone reached what an exploration with 2,048 had reached.
 */
const BILINEAR = { negatives: 512, positionsPerEpochMax: 400_000 } as const;
/** Beauty takes twelve epochs; a smaller file needs more of them for as many steps. */
const EPOCHS = { min: 12, max: 60 } as const;
const POSITIONS_MIN = 1_500_000;

/** Generators of one stage: they see nothing but `fitLists`. */
export async function fitStage(
  file: SequenceFile,
  stage: Stage,
  seed: number,
  report: (line: string) => void,
): Promise<ServedBehaviour> {
  const log = sequencesOf(file.rowCount, fitLists(file, stage));
  const softmax = tensorSoftmax(await openTrainingRuntime());
  const epochs = Math.min(EPOCHS.max, Math.max(EPOCHS.min, Math.ceil(POSITIONS_MIN / (log.rows.length + 1))));
  const bilinear = trainLogBilinear(
    log,
    {
      seed,
      epochs,
      ...BILINEAR,
      report: (epoch, loss) =>
        report(`${stage.name}: vectors, epoch ${epoch} of ${epochs}, loss ${loss.toFixed(3)}`),
    },
    softmax,
  );
  const model = fitBehaviour(log, bilinear, log);
  report(`${stage.name}: tables of ${log.rows.length} events`);
  return serveBehaviour(model);
}
