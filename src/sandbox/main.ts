// `npm run sandbox`: the outside world as a process of its own, with its own keys.
import { systemClock, systemRandom } from '../app/system.ts';
import { httpTransport, listen } from './listen.ts';
import { Sandbox } from './sandbox.ts';
import { sandboxSettings } from './settings.ts';
import { StateFolder } from './state-folder.ts';

const { stateDir, port, forgetsNothing } = sandboxSettings(process.env, process.argv.slice(2));
const folder = new StateFolder(stateDir);
const accounts = folder.accounts();
const keep = () =>
  forgetsNothing ? folder.keep(sandbox.snapshot()) : folder.keepSoon(() => sandbox.snapshot());
const sandbox = new Sandbox({ accounts, clock: systemClock, random: systemRandom, send: httpTransport });
sandbox.restore(folder.snapshot());

try {
  const listening = await listen(sandbox, { port, changed: keep });
  folder.writeMerchantAccounts(accounts, listening.url);
  process.stdout.write(`The sandbox listens at ${listening.url}\n`);
  process.send?.({ type: 'open', url: listening.url, accountsFile: folder.accountsFile });

  const stop = () =>
    void listening.close().then(() => {
      folder.keep(sandbox.snapshot());
      process.exit(0);
    });
  process.once('SIGTERM', stop).once('SIGINT', stop);
  // Started by somebody who is gone: nobody would ever end this process.
  process.once('disconnect', stop);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  process.stderr.write(
    code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another one: SANDBOX_PORT=0\n` : `${message}\n`,
  );
  process.exit(1);
}
