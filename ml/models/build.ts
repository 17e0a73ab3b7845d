// npm run models:build [-- FOLDER]: builds the tracking models from the pinned npm packages.
// npm run models:verify [-- FOLDER]: checks the files that are there. Both exit 1 and say what differs.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildModels, foreignModels, ModelMismatch, verifyModels } from './build-models.ts';

const { values, positionals } = parseArgs({
  options: { verify: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const dir = positionals[0] ?? fileURLToPath(new URL('./built', import.meta.url));

for (const file of foreignModels(dir)) {
  process.stdout.write(`${file}: not built here, used as it is; its blendshapes tell expressions\n`);
}
if (values.verify) {
  const faults = verifyModels(dir);
  process.stdout.write(
    faults.length === 0 ? `models in ${dir}: all sha256 as expected\n` : `${faults.join('\n')}\n`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} else {
  try {
    buildModels({
      outDir: dir,
      report: ({ file, bytes, done, of }) =>
        process.stdout.write(`models ${done}/${of}  ${file}  ${(bytes / 1e6).toFixed(1)} MB\n`),
    });
  } catch (error) {
    if (!(error instanceof ModelMismatch)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
