import * as adapter from 'glass-easel-miniprogram-adapter';
import { refuseGhostClicks } from './ghost-clicks.ts';
import { firstPage, miniProgram } from './mini-program.ts';
import { PageCode, registerTemplatesAndConfigs } from './page-code.ts';
import { PageStack } from './page-stack.ts';
import { createWx, type PhoneOwner } from './wx/index.ts';

/** Set by the test before the page loads; without one nobody signs in and nobody pays. */
const NOBODY: PhoneOwner = { loginCode: () => '', pay: () => Promise.reject(new Error('nobody pays')) };
const owner = () => (globalThis as { phoneOwner?: PhoneOwner }).phoneOwner ?? NOBODY;

const pages = new PageStack();
const silentCalls: string[] = [];
const wx = createWx(pages, owner, silentCalls);
const code = new PageCode(wx, () => pages.instances());
pages.code = code;

adapter.glassEasel.addGlobalErrorListener((error) => {
  console.error('component', error);
  return false;
});
registerTemplatesAndConfigs();
refuseGhostClicks();
const appStyle = document.createElement('style');
appStyle.textContent = miniProgram.styles['app'] ?? '';
document.head.append(appStyle);
Object.assign(globalThis, {
  wx,
  getApp: () => code.app,
  getCurrentPages: () => pages.instances(),
  silentCalls,
});
code.load('app.js');
pages.open(`/${firstPage()}`);
