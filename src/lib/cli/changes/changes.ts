import path from 'node:path';
import type {Planned} from '../../actions/configuration/plan.ts';
import type {DeepConnection} from '../../actions/connections/info.ts';
import type {FoundMappings} from '../../actions/mappings/find/find.ts';
import type {PlannedUpdate} from '../../actions/mappings/update.ts';
import type {ConnectionSettings} from '../../api/index.ts';
import {isDestructive} from '../../domain/configuration/effects.ts';
import {nameOf, type ConnectionRef} from '../../domain/connections/connection-ref.ts';
import type {Connection} from '../../domain/connections/connection.ts';
import type {ConfiguredMapping} from '../../domain/configuration/configuration.ts';
import {canCleanUp} from '../../domain/stale-reads.ts';
import {listed} from '../../domain/text/text.ts';
import {parsedOf, wholeConfig, type Validation} from '../../domain/validation/validation.ts';
import {findingsIn} from '../../domain/validation/validate.ts';
import type {WrittenFolder} from '../../files/configuration-output.ts';
import {nameOfInput} from '../../files/configuration-files.ts';
import {again} from '../../next-step.ts';
import {changeLine} from '../../terminal/views/configuration/consequences.ts';
import {destructionsOf} from '../../terminal/views/configuration/plan.ts';
import {movedTables} from '../../terminal/views/connections/configure.ts';
import {destructionOf} from '../../terminal/views/mappings/destruction.ts';
import type {Change} from './prerequisites.ts';

/*
 * What each command is about to change, as the prerequisites look at it. What concerns one mapping is
 * confirmed by the mapping's name, everything else by the connection's.
 */

/**
 * The steps of a plan.
 *
 * @param cautions what has to be confirmed besides them
 */
export function changeOfPlan(
  {live, plan, saved}: Planned,
  validation: Validation,
  cautions: readonly string[] = [],
): Change {
  const isNeeded = plan.steps.length + cautions.length > 0;
  return {
    live,
    saved,
    validation,
    destruction: {
      consequences: [...destructionsOf(plan), ...plan.cautions, ...cautions],
      name: nameOf(live),
    },
    steps: plan.steps,
    isNeeded,
    savesConfiguration: true,
  };
}

/** The change of one mapping. What it does besides destroying is not asked for. */
export function changeOfUpdate({
  live,
  mapping,
  changes,
  effect,
  validation: validation,
}: PlannedUpdate): Change {
  const consequences = isDestructive(effect)
    ? changes.map((change) => changeLine(change, mapping))
    : [];
  return {
    live,
    validation,
    destruction: {consequences, name: mapping.object_name},
    steps: [],
    isNeeded: changes.length > 0,
    savesConfiguration: true,
  };
}

/**
 * New mappings, which destroy nothing.
 *
 * @param from the file that they are from; undefined where flags have made them
 */
export function changeOfCreation(
  live: Connection,
  desired: readonly ConfiguredMapping[],
  from: string | undefined,
): Change {
  const parsed = parsedOf({mappings: [...desired], extra: {}});
  const names = listed(desired.map(({object_name}) => object_name));
  const validation: Validation = {
    findings: findingsIn(parsed, wholeConfig(live.plan)),
    ...(from === undefined
      ? {
          name: `The new mapping ${names}`,
          kind: 'usage',
          next: {help: true},
        }
      : {
          name: nameOfInput(from),
          kind: 'bad_input',
          next:
            from === '-' ? again('fix the errors first') : {run: 'config:validate', args: [from]},
        }),
  };
  return {
    live,
    validation,
    destruction: {consequences: [], name: nameOf(live)},
    steps: [],
    isNeeded: true,
    savesConfiguration: false,
  };
}

/**
 * Mappings that are deleted or loaded again. A reload leaves the configuration as it is.
 *
 * @param options.stopped how the connection is where no table is loaded in it, such as “PAUSED”,
 *   which is confirmed by its name then
 * @param options.byConnection whether one mapping is confirmed by the connection's name, too
 */
export function changeOfMappings(
  action: 'delete' | 'reload',
  found: FoundMappings,
  options: {stopped?: string | undefined; byConnection?: boolean} = {},
): Change {
  return {
    live: found.connection,
    destruction: destructionOf(action, found, options),
    steps: [],
    isNeeded: found.mappings.length > 0,
    changes: found.mappings.length,
    savesConfiguration: action === 'delete',
    needsNoMovement: action === 'delete' && canCleanUp(found.connection.state),
  };
}

/**
 * The files of a folder that an export is written over. Those of mappings that the connection does not
 * have are removed, which may never have been applied.
 */
export function changeOfFolder(
  folder: string,
  live: ConnectionRef,
  {written, unchanged, removed}: WrittenFolder,
): Change {
  const name = nameOf(live);
  const consequences = removed.map(
    (file) => `${path.join(folder, file)} will be removed: ${name} has no such mapping.`,
  );
  return {
    live,
    destruction: {consequences, name},
    steps: [],
    isNeeded: written.length + unchanged.length + removed.length > 0,
    savesConfiguration: false,
  };
}

/** Another database or schema of a connection: its tables are made and loaded again. */
export function changeOfSettings(live: DeepConnection, settings: ConnectionSettings): Change {
  const consequences = movedTables(live, settings);
  return {
    live,
    destruction: {consequences, name: nameOf(live)},
    steps: [],
    isNeeded: true,
    savesConfiguration: consequences.length > 0,
  };
}
