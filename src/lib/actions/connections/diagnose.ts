import type {Connection} from '../../domain/connections/connection.ts';
import {nameOf, type Selector} from '../../domain/connections/connection-ref.ts';
import {sortedFindings, type Finding} from '../../domain/diagnosis/finding.ts';
import {ownFindings} from '../../domain/diagnosis/own-findings.ts';
import type {Mapping} from '../../domain/mappings/mapping.ts';
import type {Diagnosis, DiagnosisGap} from '../../domain/outcomes.ts';
import {catchFailure} from '../../errors.ts';
import type {Context} from '../context.ts';
import {wait} from '../wait.ts';
import {withConnection} from './find/find.ts';
import {deepConnection} from './info.ts';
import {messageAboutMapping, messageAboutState} from './reason.ts';

/**
 * What is wrong with a connection: the service's own checks, which take some seconds, and those of
 * hconnect, each with the notification that tells why.
 *
 * @param timeout milliseconds to wait for the service's checks
 * @returns where some of these cannot be had, the others, and why
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
  const gaps: DiagnosisGap[] = [];
  const url = await unless(gaps, 'checks', null, () => api.startValidations(connection));
  const own = await explained(context, connection, connection.mappings, gaps);
  const ofService =
    url === null
      ? []
      : await unless(gaps, 'checks', [], () => resultAt(context, connection, url, timeout));
  return {connection, findings: sortedFindings([...ofService, ...own]), gaps};
}

/**
 * Reads a part of a diagnosis. One that cannot be read is a gap, and takes no other part with it.
 *
 * @throws Failure `cancelled` only
 */
export async function unless<T>(
  gaps: DiagnosisGap[],
  part: DiagnosisGap['part'],
  otherwise: T,
  work: () => Promise<T>,
): Promise<T> {
  return catchFailure<T, T>(null, work, (failure) => {
    if (failure.kind === 'cancelled') throw failure;
    gaps.push({part, failure});
    return otherwise;
  });
}

/** What to wait instead, where the checks have not finished; the plugin gives up after 5 minutes. */
const longer = '10m';

/**
 * The findings of hconnect, with what the service's notifications say of them. Without notifications,
 * the findings lack reasons, which is a gap.
 */
export async function explained(
  {api}: Context,
  connection: Connection,
  mappings: readonly Mapping[],
  gaps: DiagnosisGap[],
): Promise<Finding[]> {
  const none = {items: [], at: connection.sentAt, failure: null};
  const read = () => api.notifications(connection);
  const {items, at, failure} = await unless(gaps, 'notifications', none, read);
  if (failure !== null) gaps.push({part: 'notifications', failure});
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
