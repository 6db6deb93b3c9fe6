/**
 * A stand-in for the module 'electron', whose binary the unit tests do without: it writes down how it was wired. What the
 * wiring does in Electron itself is shown by the Electron suite, where the binary is.
 */
import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

export class WebContents extends EventEmitter {
  static next = 1;
  readonly id = WebContents.next++;
  readonly mainFrame = { origin: 'app://crossread' };
  readonly sent: unknown[][] = [];
  destroyed = false;
  openHandler: ((details: { url: string }) => { action: string }) | undefined;
  isDestroyed = (): boolean => this.destroyed;
  send = (...message: unknown[]): void => {
    this.sent.push(message);
  };
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }): void => {
    this.openHandler = handler;
  };
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  static focused: BrowserWindow | null = null;
  static getFocusedWindow = (): BrowserWindow | null => BrowserWindow.focused;
  static fromWebContents = (contents: WebContents): BrowserWindow | null =>
    BrowserWindow.all.find((window) => window.webContents === contents) ?? null;
  readonly webContents = new WebContents();
  readonly options: Record<string, unknown>;
  readonly loaded: string[] = [];
  destroyed = false;
  focusedTimes = 0;

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  loadURL = async (url: string): Promise<void> => {
    this.loaded.push(url);
    this.emit('ready-to-show');
  };
  isDestroyed = (): boolean => this.destroyed;
  isMinimized = (): boolean => false;
  isMaximized = (): boolean => false;
  getNormalBounds = (): unknown => ({ x: 10, y: 20, width: 900, height: 700 });
  show = vi.fn();
  maximize = vi.fn();
  restore = vi.fn();
  focus = (): void => {
    this.focusedTimes += 1;
  };
  close(): void {
    this.emit('close');
    this.destroyed = true;
    this.webContents.destroyed = true;
    this.emit('closed');
  }
}

class App extends EventEmitter {
  isPackaged = false;
  firstInstance = true;
  readonly order: string[] = [];
  enableSandbox = vi.fn(() => this.order.push('sandbox'));
  setPath = vi.fn();
  quit = vi.fn();
  exit = vi.fn();
  getVersion = (): string => '0.0.0-test';
  requestSingleInstanceLock = vi.fn((_data: unknown) => this.firstInstance);
  whenReady = async (): Promise<void> => {
    this.order.push('ready');
  };
}

export const app = new App();

export const ipcHandlers = new Map<string, (event: unknown, ...input: unknown[]) => unknown>();
export const ipcMain = {
  handle: (channel: string, handler: (event: unknown, ...input: unknown[]) => unknown): void => {
    ipcHandlers.set(channel, handler);
  },
};

export const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: vi.fn(async (..._message: unknown[]): Promise<unknown> => ({ ok: true, value: null })),
});

export const exposed = new Map<string, unknown>();
export const contextBridge = {
  exposeInMainWorld: (name: string, value: unknown): void => {
    exposed.set(name, value);
  },
};

export const schemes: unknown[] = [];
export const protocolHandlers = new Map<string, (request: Request) => Response>();
export const protocol = {
  registerSchemesAsPrivileged: (list: unknown[]): void => {
    app.order.push('scheme');
    schemes.push(...list);
  },
  handle: (scheme: string, handler: (request: Request) => Response): void => {
    protocolHandlers.set(scheme, handler);
  },
};

class Session extends EventEmitter {
  permissionRequest: ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | undefined;
  permissionCheck: (() => boolean) | undefined;
  devicePermission: (() => boolean) | undefined;
  beforeRequest: ((details: { url: string }, answer: (reply: { cancel: boolean }) => void) => void) | undefined;
  setPermissionRequestHandler = (handler: NonNullable<Session['permissionRequest']>): void => {
    this.permissionRequest = handler;
  };
  setPermissionCheckHandler = (handler: () => boolean): void => {
    this.permissionCheck = handler;
  };
  setDevicePermissionHandler = (handler: () => boolean): void => {
    this.devicePermission = handler;
  };
  webRequest = {
    onBeforeRequest: (handler: NonNullable<Session['beforeRequest']>): void => {
      this.beforeRequest = handler;
    },
  };
}
export const session = { defaultSession: new Session() };

export const dialog = {
  showMessageBox: vi.fn(async (..._question: unknown[]) => ({ response: 1 })),
  showMessageBoxSync: vi.fn((..._question: unknown[]) => 0),
  showOpenDialog: vi.fn(async (..._question: unknown[]) => ({ canceled: true, filePaths: [] as string[] })),
  showSaveDialog: vi.fn(async (..._question: unknown[]) => ({ canceled: true, filePath: '' })),
};
export const shell = { openExternal: vi.fn(async (_url: string) => undefined) };
export const screen = {
  getDisplayMatching: (_place: unknown) => ({ workArea: { x: 0, y: 25, width: 1280, height: 775 } }),
};
export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: vi.fn(),
};
