import type {Exchange} from '../exchange/exchange.ts';
import {actions} from './actions.ts';
import {authorization} from './authorization.ts';
import {compatibility} from './compatibility.ts';
import {configuration} from './configuration.ts';
import {configure} from './configure.ts';
import {details} from './details.ts';
import {discovery} from './discovery.ts';
import {lists} from './list.ts';
import {mappingActions} from './mappings/actions.ts';
import {mappingConfiguration} from './mappings/configuration.ts';
import {mappings} from './mappings/details.ts';
import {methodOverride} from './method-override.ts';
import {officialPlugin} from './official-plugin.ts';
import {refusals} from './refusals.ts';

/** Every documented exchange, each held against the simulator and the client. */
export const exchanges: readonly Exchange[] = [
  ...discovery,
  ...lists,
  ...details,
  ...configure,
  ...authorization,
  ...actions,
  ...configuration,
  ...mappings,
  ...mappingConfiguration,
  ...mappingActions,
  ...refusals,
  ...methodOverride,
  ...compatibility,
  ...officialPlugin,
];
