import type {CommandTable} from './lib/command/config.ts';

/** Every command, by its id. A module is loaded when its command runs. */
export const commands: CommandTable = {
  'access:add': () => import('./commands/access/add.ts'),
  'auth:login': () => import('./commands/auth/login.ts'),
  'auth:logout': () => import('./commands/auth/logout.ts'),
  'auth:status': () => import('./commands/auth/status.ts'),
  'config:export': () => import('./commands/config/export.ts'),
  'config:import': () => import('./commands/config/import.ts'),
  'connections:configure': () => import('./commands/connections/configure.ts'),
  'connections:info': () => import('./commands/connections/info.ts'),
  'connections:list': () => import('./commands/connections/list.ts'),
  'connections:pause': () => import('./commands/connections/pause.ts'),
  'connections:restart': () => import('./commands/connections/restart.ts'),
  'connections:resume': () => import('./commands/connections/resume.ts'),
  'connections:wait': () => import('./commands/connections/wait.ts'),
  'mappings:info': () => import('./commands/mappings/info.ts'),
  'mappings:list': () => import('./commands/mappings/list.ts'),
  'simulator:run': () => import('./commands/simulator/run.ts'),
  'simulator:start': () => import('./commands/simulator/start.ts'),
  api: () => import('./commands/api.ts'),
  demo: () => import('./commands/demo.ts'),
  explain: () => import('./commands/explain.ts'),
  help: () => import('./commands/help.ts'),
};
