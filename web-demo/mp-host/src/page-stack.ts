import { bringToLife, stopCameras } from './built-ins.ts';
import { firstPage, miniProgram, resolvePath, tabs } from './mini-program.ts';
import { backend, type Hook, type PageCode, space, withComponents } from './page-code.ts';

interface PageInstance {
  route?: string;
  options?: object;
  __route__?: string;
  onLoad?: Hook;
  onShow?: Hook;
  onReady?: Hook;
  onHide?: Hook;
  onUnload?: Hook;
}

interface OpenPage {
  readonly instance: PageInstance;
  readonly element: HTMLElement;
  close(): void;
}

/** The open pages of the mini-program, newest last, with a navigation bar and a tab bar around them. */
export class PageStack {
  readonly #pages: OpenPage[] = [];
  code: PageCode | undefined;

  instances(): PageInstance[] {
    return this.#pages.map(({ instance }) => instance);
  }

  /** The element in which the visible page lives. */
  visible(): HTMLElement | undefined {
    return this.#pages.at(-1)?.element;
  }

  open(url: string): void {
    this.#hideTop();
    this.#push(url);
  }

  redirect(url: string): void {
    this.#pages.pop()?.close();
    this.#push(url);
  }

  /** Closes everything below as well: what `switchTab` and `reLaunch` do to a visitor. */
  restart(url: string): void {
    while (this.#pages.length > 0) this.#pages.pop()?.close();
    this.#push(url);
  }

  back(): void {
    if (this.#pages.length < 2) {
      this.restart(`/${firstPage()}`);
      return;
    }
    try {
      this.#pages.pop()?.close();
    } finally {
      const top = this.#pages.at(-1);
      if (top !== undefined) {
        top.element.style.display = '';
        top.instance.onShow?.();
      }
    }
  }

  #hideTop(): void {
    const top = this.#pages.at(-1);
    if (top === undefined) return;
    top.element.style.display = 'none';
    top.instance.onHide?.();
  }

  #push(url: string): void {
    const [address = '', search] = url.split('?');
    const path = resolvePath(this.instances().at(-1)?.route ?? '', address);
    const query = Object.fromEntries(
      [...new URLSearchParams(search)].map(([name, value]) => [name, encodeURIComponent(value)]),
    );
    this.code?.ensureDefined(path);

    const element = document.createElement('wx-page');
    element.dataset['page'] = path;
    const style = document.createElement('style');
    style.textContent = [...withComponents(path)].map((used) => miniProgram.styles[used] ?? '').join('\n');
    const place = document.createElement('div');
    element.append(this.#navigationBar(path), style, place, this.#tabBar(path));
    document.body.append(element);

    const root = backend.createRoot('wx-root', space, path);
    const instance = root.get() as PageInstance;
    instance.route ??= path;
    instance.options ??= query;
    instance.__route__ = path;
    root.attach(element as never, place as never);
    const observer = bringToLife(element);
    // A hook of the page that throws leaves neither its camera running nor its element on the screen.
    const close = () => {
      try {
        instance.onUnload?.();
      } finally {
        observer.disconnect();
        stopCameras(element);
        element.remove();
        root.release();
      }
    };
    this.#pages.push({ instance, element, close });
    instance.onLoad?.(query);
    instance.onShow?.();
    requestAnimationFrame(() => {
      root.getComponent().triggerLifetime('ready', []);
      instance.onReady?.();
    });
  }

  #navigationBar(path: string): HTMLElement {
    const { configs } = miniProgram;
    const bar = document.createElement('header');
    bar.className = 'navigation-bar';
    bar.hidden = configs[path]?.navigationStyle === 'custom';
    bar.textContent =
      configs[path]?.navigationBarTitleText ?? configs['app']?.window?.navigationBarTitleText ?? '';
    if (this.#pages.length > 0) {
      const back = document.createElement('button');
      back.textContent = '‹';
      back.setAttribute('aria-label', '返回');
      back.addEventListener('click', () => this.back());
      bar.prepend(back);
    }
    return bar;
  }

  #tabBar(path: string): HTMLElement {
    const bar = document.createElement('footer');
    bar.className = 'tab-bar';
    bar.hidden = !tabs().some(({ pagePath }) => pagePath === path);
    for (const { pagePath, text } of tabs()) {
      const tab = document.createElement('button');
      tab.textContent = text;
      tab.setAttribute('aria-current', String(pagePath === path));
      tab.addEventListener('click', () => this.restart(`/${pagePath}`));
      bar.append(tab);
    }
    return bar;
  }
}
