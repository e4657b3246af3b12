import js from '@eslint/js';
import ts from 'typescript-eslint';

// A side effect that tests must be able to replace has one home; everywhere else it is an error.
const sideEffects = {
  env: {
    object: 'process',
    property: 'env',
    message: 'Settings are read in lib/session/settings.ts.',
  },
  exit: {object: 'process', property: 'exit', message: 'Only the program ends the process.'},
  now: {object: 'Date', property: 'now', message: 'Time comes from the clock that is passed in.'},
};
/** @type {(...names: string[]) => ['error', ...object[]]} */
const without = (...names) => [
  'error',
  ...Object.entries(sideEffects)
    .filter(([name]) => !names.includes(name))
    .map(([, restriction]) => restriction),
];
const timers = ['setTimeout', 'setInterval'].map((name) => ({
  name,
  message: 'Time comes from the clock that is passed in.',
}));

export default ts.config(
  {ignores: ['dist', 'coverage']},
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  ...ts.configs.stylisticTypeChecked,
  {
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        {argsIgnorePattern: '^_', varsIgnorePattern: '^_'},
      ],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
      eqeqeq: ['error', 'always', {null: 'ignore'}],
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-properties': without(),
      'no-restricted-globals': ['error', ...timers],
    },
  },
  {files: ['src/lib/session/settings.ts'], rules: {'no-restricted-properties': without('env')}},
  {
    files: ['src/lib/cli/program/program.ts'],
    rules: {'no-restricted-properties': without('exit')},
  },
  {
    files: ['src/lib/cli/program/clock.ts', 'src/lib/simulator/server/server.ts'],
    rules: {'no-restricted-properties': without('now'), 'no-restricted-globals': 'off'},
  },
  {
    files: ['bin/**', 'test/**', '**/*.cjs', '*.config.*', '.dependency-cruiser.js'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {files: ['**/*.{js,cjs}'], ...ts.configs.disableTypeChecked},
  {
    files: ['bin/**', '**/*.cjs'],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        __dirname: 'readonly',
        process: 'readonly',
        console: 'readonly',
      },
    },
  },
);
