import type {Connection} from '../../domain/connections/connection.ts';
import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {sortedFindings, type Finding} from '../../domain/diagnosis/finding.ts';
import {ownFindings} from '../../domain/diagnosis/own-findings.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Diagnosis} from '../../domain/outcomes.ts';
import {isFailure, type Failure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {wait} from '../wait.ts';
import {withConnection} from './find.ts';
import {deepConnection} from './info.ts';
import {messageAboutMapping, messageAboutState} from './reason.ts';

/**
 * What is wrong with a connection: the service's own checks, which take some seconds, and those of
 * hconnect, each with the notification that tells why.
 *
 * @param timeout milliseconds to wait for the service's checks
 * @returns where these cannot be had, the others with the failure
 * @throws Failure where the connection cannot be read, `cancelled`
 */
export async function diagnoseConnection(
  context: Context,
  selector: Selector,
  timeout: number,
): Promise<Diagnosis> {
  const connection = await withConnection(context, selector, (ref) => deepConnection(context, ref));
  const {api, report} = context;
  report({type: 'started', what: `Diagnosing ${nameOf(connection)}`});
  let failure: Failure | null = null;
  const unless = async <T>(otherwise: T, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!isFailure(error) || error.kind === 'cancelled') throw error;
      failure ??= error;
      return otherwise;
    }
  };
  const url = await unless(null, () => api.startValidations(connection));
  const own = await unless([], () => explained(context, connection, connection.mappings));
  const ofService =
    url === null ? [] : await unless([], () => resultAt(context, connection, url, timeout));
  return {connection, findings: sortedFindings([...ofService, ...own]), failure};
}

/** What to wait instead, where the checks have not finished; the plugin gives up after 5 minutes. */
const longer = '10m';

/** The findings of hconnect, with what the service's notifications say of them. */
export async function explained(
  {api}: Context,
  connection: Connection,
  mappings: readonly Mapping[],
): Promise<Finding[]> {
  const {items, at} = await api.notifications(connection);
  const messageFor = ({rule, object_name}: Finding) => {
    if (rule === 'connection-failed') return messageAboutState(items, connection.state.name);
    return rule === 'mapping-failed' ? messageAboutMapping(items, object_name ?? '') : null;
  };
  return ownFindings(connection, mappings, at).map((one) => ({...one, reason: messageFor(one)}));
}

async function resultAt(
  context: Context,
  connection: Connection,
  url: string,
  timeout: number,
): Promise<Finding[]> {
  const name = nameOf(connection);
  const result = await wait(context, {
    what: `the checks of ${name}`,
    unfinished: `The checks of ${name} are still running.`,
    timeout,
    resume: {again: {flags: {timeout: longer}}},
    left: 'Nothing was changed.',
    poll: () => context.api.validations(url),
    check: (found) => (found === null ? {pending: 'running'} : {done: true}),
  });
  return result ?? [];
}
