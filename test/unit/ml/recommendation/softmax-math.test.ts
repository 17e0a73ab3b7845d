import { SeededRandom } from '#kernel';
import { openTrainingRuntime, plainSoftmax, tensorSoftmax } from '#ml/recommendation';

const [DIM, COUNT, DRAWN] = [8, 5, 12];

function batch() {
  const random = new SeededRandom(6);
  const draw = (length: number) => Float32Array.from({ length }, () => random.fraction() - 0.5);
  return {
    dim: DIM,
    users: draw(COUNT * DIM),
    count: COUNT,
    rows: draw(DRAWN * DIM),
    drawn: DRAWN,
    targetLogits: draw(COUNT),
    hits: Int32Array.from([-1, 3, -1, 0, 11]),
    bonus: 0.7,
  };
}

test('the shares are those of a softmax in which a drawn target does not stand twice', () => {
  const { users, rows, targetLogits, hits, bonus } = batch();
  const { targetShares } = plainSoftmax(batch());
  for (let p = 0; p < COUNT; p += 1) {
    let others = 0;
    for (let n = 0; n < DRAWN; n += 1) {
      if (n === hits[p]) continue;
      let logit = bonus;
      for (let d = 0; d < DIM; d += 1)
        logit += (users[p * DIM + d] as number) * (rows[n * DIM + d] as number);
      others += Math.exp(logit);
    }
    const own = Math.exp(targetLogits[p] as number);
    expect(targetShares[p]).toBeCloseTo(own / (own + others), 5);
  }
});

test('TensorFlow.js finds the same slopes', async () => {
  const [plain, tensor] = [plainSoftmax(batch()), tensorSoftmax(await openTrainingRuntime())(batch())];
  for (const part of ['targetShares', 'users', 'rows'] as const)
    for (const [at, value] of plain[part].entries()) expect(tensor[part][at]).toBeCloseTo(value, 5);
});
