// What each folder may know is held here, with core rules only: see "The house" in docs/decisions/0003.
// test/unit/lint/boundaries.test.ts proves that every boundary below fires.
import { builtinModules } from 'node:module';
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const builtins = builtinModules.filter((name) => !name.startsWith('_')).join('|');

/** Import patterns that several folders share. */
const NODE = { regex: `^(node:|(${builtins})(/|$))`, message: 'Node is not available here.' };
const ELECTRON = {
  regex: '^electron(/|$)',
  message: "Only electron/shell, main.ts and preload.ts may import 'electron'.",
};
const TO_ELECTRON = { regex: '^(#electron/|(\\.\\./)+electron/)', message: 'electron/ is out of reach from here.' };
const TO_RENDERER = { regex: '^(#renderer/|(\\.\\./)+renderer/)', message: 'renderer/ is out of reach from here.' };
const TO_TEST = { regex: '^(#test/|(\\.\\./)+test/)', message: 'The product does not import its tests.' };
const SHARED_BY_NAME = { regex: '^(\\.\\./)+shared/', message: "Import shared code as '#shared/…'." };
/** Style sheets may be named from outside, since their order matters and only the page's entry knows it. */
const FEATURE_BY_INDEX = {
  regex: '(^|/)features/[^/]+/(?!index\\.ts$|.*\\.css$)',
  message: "A feature is taken only through its 'index.ts'.",
};

/** In a file `depth` folders below its feature's folder, `../` × depth leads to the other features. */
const siblingFeature = (depth) => ({
  regex: `^(\\.\\./){${depth}}(?!\\.\\.)[^/]+/(?!index\\.ts$)`,
  message: "A feature takes another feature only through its 'index.ts'.",
});

const imports = (...patterns) => ['error', { patterns }];

/** no-restricted-imports does not see `import()`: the same pattern for the syntax rule. */
const dynamic = ({ regex, message }) => ({
  selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\/')}/]`,
  message,
});

/** Pure packages that shared/ may use: no clock, no randomness, no input or output. */
const PURE_PACKAGES = ['zod', 'diff', 'approx-string-match', 'saxes', 'fflate', 'hyparquet-writer', 'csv-parse/sync'];
const ONLY_SHARED = {
  regex: `^(?!\\.{1,2}/|(${PURE_PACKAGES.join('|')})$)`,
  message: `shared/ imports only shared/ (by relative path) and ${PURE_PACKAGES.join(', ')}.`,
};

const IMPURE_GLOBALS = [
  ...['window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'indexedDB'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'Blob', 'File', 'FileReader', 'DOMParser'],
  ...['Element', 'HTMLElement', 'Node', 'Range', 'Selection', 'Event', 'CSS', 'Highlight', 'getSelection'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'requestIdleCallback'],
  ...['performance', 'crypto', 'process', 'Buffer', 'require', 'module', 'global', 'globalThis', 'self', 'console'],
].map((name) => ({ name, message: 'shared/ is pure: no page, no Node, no clock, no randomness, no output.' }));

const IMPURE_SYNTAX = [
  ['ImportExpression', 'shared/ imports statically.'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'shared/ has no clock: pass the time in.'],
  ['CallExpression[callee.name="Date"]', 'shared/ has no clock: pass the time in.'],
  ['MemberExpression[object.name="Date"][property.name="now"]', 'shared/ has no clock: pass the time in.'],
  ['MemberExpression[object.name="Temporal"][property.name="Now"]', 'shared/ has no clock: pass the time in.'],
  ['MemberExpression[object.name="Math"][property.name="random"]', 'shared/ has no randomness: pass a source in.'],
].map(([selector, message]) => ({ selector, message }));

const TEST_SYNTAX = [
  [
    'MemberExpression[object.name=/^(test|it|describe|suite)$/][property.name=/^(only|todo|fails|fixme)$/]',
    'only/todo',
  ],
  // test.skip(condition, reason) inside a Playwright test says why; a skipped definition hides a test.
  [
    'CallExpression[callee.property.name="skip"][callee.object.name=/^(test|it|describe|suite)$/]:not([arguments.1.type="Literal"], [arguments.1.type="TemplateLiteral"])',
    'skip without a reason',
  ],
].map(([selector, what]) => ({ selector, message: `A test runs or says why not: no ${what}.` }));

export default defineConfig(
  { ignores: ['dist/', 'dist.*/', 'release/', 'node_modules/', 'test-results/', 'docs/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 400 }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      // Text is our matter: code that speaks of control characters is meant.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // A handler is async because its interface is, whether or not it waits for something.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
    },
  },
  {
    files: ['**/*.{js,mjs}', '**/vite.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parserOptions: { projectService: false },
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'fetch',
          'AbortController',
          'AbortSignal',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-imports': imports(ONLY_SHARED, TO_ELECTRON, TO_RENDERER, TO_TEST),
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-syntax': ['error', ...IMPURE_SYNTAX],
    },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/shell/**', 'electron/main.ts', 'electron/preload.ts'],
    rules: {
      'no-restricted-imports': imports(ELECTRON, TO_RENDERER, TO_TEST, SHARED_BY_NAME),
      'no-restricted-syntax': ['error', ...[ELECTRON, TO_RENDERER, TO_TEST, SHARED_BY_NAME].map(dynamic)],
    },
  },
  {
    files: ['electron/shell/**/*.ts', 'electron/main.ts', 'electron/preload.ts'],
    rules: {
      'no-restricted-imports': imports(TO_RENDERER, TO_TEST, SHARED_BY_NAME),
      'no-restricted-syntax': ['error', ...[TO_RENDERER, TO_TEST, SHARED_BY_NAME].map(dynamic)],
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    ignores: ['renderer/vite.config.ts'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...[NODE, ELECTRON, TO_ELECTRON, TO_TEST, SHARED_BY_NAME, FEATURE_BY_INDEX].map(dynamic),
      ],
    },
  },
  // The same option list again for each depth, since a later entry replaces an earlier one's options.
  ...[
    { files: ['renderer/**/*.{ts,tsx}'], extra: [] },
    ...[1, 2, 3].map((depth) => ({
      files: [`renderer/features/${'*/'.repeat(depth)}*.{ts,tsx}`],
      extra: [siblingFeature(depth)],
    })),
  ].map(({ files, extra }) => ({
    files,
    ignores: ['renderer/vite.config.ts'],
    rules: {
      'no-restricted-imports': imports(
        ...[NODE, ELECTRON, TO_ELECTRON, TO_TEST, SHARED_BY_NAME, FEATURE_BY_INDEX, ...extra],
      ),
    },
  })),
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...TEST_SYNTAX] },
  },
  {
    // Playwright's fixtures hand their value on through a function named `use`, which is no React hook.
    files: ['test/e2e/**/*.ts', 'test/electron/**/*.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
);
