/**
 * Runs in the page. Times what a person would wait for: from what she did until nothing more is drawn. Put into the page as
 * text, so it may name nothing outside itself.
 */

export interface Probe {
  /** What waiting for two frames takes with nothing to do: nothing that shows can be measured below it. */
  idle(): Promise<number>;
  /** Milliseconds from the action to the first of twelve frames in which nothing changed. */
  painted(action: () => void): Promise<number>;
  /** As `painted`, and besides until the head of the window says that all is saved. */
  saved(action: () => void): Promise<{ painted: number; saved: number }>;
  /** Milliseconds from the action until a pane's text and highlights are painted, and until nothing more is drawn. */
  opened(action: () => void, panes: number): Promise<{ first: number; all: number }>;
  /** A frame of scrolling by 300 pixels: the middle one and the one that 19 of 20 do not exceed. */
  scroll(selector: string): Promise<{ middle: number; slow: number }>;
  /** Presses a key where the keyboard is. */
  press(target: Element | null, key: string, modifiers?: { ctrlKey?: boolean; shiftKey?: boolean }): void;
  type(input: Element | null, text: string): void;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

export function installProbe(): void {
  const frame = (): Promise<number> =>
    new Promise((resolve) => requestAnimationFrame(() => resolve(performance.now())));
  const middle = (list: readonly number[]): number =>
    [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

  let changes = 0;
  let savedAt = 0;
  let highlights = 0;
  const watch = (): void => {
    new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const saving = element?.closest('.saving') ?? (element?.querySelector(':scope > .saving') || null);
        if (saving === null) changes += 1;
        else if (saving.getAttribute('data-saving') === 'saved') savedAt = performance.now();
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  };
  const changed = (): boolean => {
    let size = 0;
    for (const highlight of CSS.highlights.values()) size += highlight.size;
    const different = changes > 0 || size !== highlights;
    changes = 0;
    highlights = size;
    return different;
  };
  const still = async (start: number): Promise<number> => {
    let settled = 0;
    let quiet = 0;
    let last = performance.now();
    for (let turn = 0; turn < 2000 && quiet < 12; turn += 1) {
      const now = await frame();
      // The first frame only paints what was done before it.
      if (changed() || turn === 0 || now - last > 100) quiet = 0;
      else {
        if (quiet === 0) settled = now;
        quiet += 1;
      }
      last = now;
    }
    return settled - start;
  };
  if (document.documentElement === null) document.addEventListener('readystatechange', watch, { once: true });
  else watch();

  window.probe = {
    async idle() {
      const found: number[] = [];
      for (let run = 0; run < 9; run += 1) {
        await frame();
        const start = performance.now();
        await frame();
        await frame();
        found.push(performance.now() - start);
      }
      return middle(found);
    },
    async painted(action) {
      await frame();
      changed();
      const start = performance.now();
      action();
      return still(start);
    },
    async saved(action) {
      await frame();
      changed();
      savedAt = 0;
      const start = performance.now();
      action();
      const painted = await still(start);
      for (let turn = 0; turn < 1800 && savedAt === 0; turn += 1) await frame();
      return { painted, saved: savedAt - start };
    },
    async opened(action, panes) {
      const start = performance.now();
      action();
      let first = 0;
      for (let turn = 0; turn < 3600; turn += 1) {
        const now = await frame();
        const texts = document.querySelectorAll('.reader .article-text').length;
        let drawn = 0;
        for (const highlight of CSS.highlights.values()) drawn += highlight.size;
        // Seen at the start of the frame after it was painted.
        if (first === -1) first = now - start;
        if (first === 0 && texts > 0 && drawn > 0) first = -1;
        if (first > 0 && texts >= panes) break;
      }
      return { first, all: await still(start) };
    },
    async scroll(selector) {
      const host = document.querySelector(selector);
      const found: number[] = [];
      let last = await frame();
      const begin = last;
      for (let step = 0; host !== null && step < 60 && last - begin < 4000; step += 1) {
        host.scrollTop += 300;
        const now = await frame();
        found.push(now - last);
        last = now;
      }
      if (host !== null) host.scrollTop = 0;
      found.sort((a, b) => a - b);
      return { middle: middle(found), slow: found[Math.floor(found.length * 0.95)] ?? Number.NaN };
    },
    press(target, key, modifiers = {}) {
      const code = key.length === 1 ? `Key${key.toUpperCase()}` : key;
      target?.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...modifiers }));
    },
    type(input, text) {
      if (!(input instanceof HTMLInputElement)) return;
      // React listens behind the property that it puts on the element itself.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    },
  };
}
