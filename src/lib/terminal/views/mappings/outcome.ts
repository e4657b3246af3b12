import {nameOf} from '../../../domain/connections/connection-ref.ts';
import type {Mapping} from '../../../domain/mappings/mapping.ts';
import type {MappingsOutcome} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {mappingDocument} from '../documents.ts';
import {mappingTable} from './list.ts';

/** What the sentence of a command is made of. */
interface NamedOutcome extends MappingsOutcome {
  /** The mappings' names with their verb: “Account, Contact were”. */
  subject: string;
  names: string;
  connectionName: string;
}

/**
 * The view of what became of an action on mappings; the documents have each mapping as it was seen
 * last.
 *
 * @param text what the command says of it
 * @param more what its document has besides
 */
export function outcomeView(
  text: (outcome: NamedOutcome, output: Output) => string,
  more: (mapping: Mapping | null) => object = record,
): View<MappingsOutcome> {
  return {
    text: (output, outcome) => {
      const names = outcome.mappings.map(({object_name}) => clean(object_name)).join(', ');
      const subject = `${names} ${outcome.mappings.length === 1 ? 'was' : 'were'}`;
      return text(
        {...outcome, subject, names, connectionName: clean(nameOf(outcome.connection))},
        output,
      );
    },
    json: ({action, outcome, mappings, backup}) =>
      mappings.map(({id, object_name, mapping}) => ({
        id,
        object_name,
        action,
        outcome,
        state: isFromBefore(action, outcome) ? null : (mapping?.state.name ?? null),
        ...(backup === undefined ? {} : {backup}),
        ...more(mapping),
      })),
  };
}

/** Whether a mapping was read before what was asked for, so that its state is of then. */
function isFromBefore(
  action: MappingsOutcome['action'],
  outcome: MappingsOutcome['outcome'],
): boolean {
  return outcome === 'accepted' && action !== 'create' && action !== 'update';
}

/** A mapping's own document, where it was read. */
export function record(mapping: Mapping | null): object {
  return mapping === null ? {} : {mapping: mappingDocument(mapping)};
}

/** What is said of mappings that were followed to their end: “Account was created.”, and a table. */
export function followedText(
  {subject, mappings}: NamedOutcome,
  participle: string,
  output: Output,
): string {
  const seen = mappings.flatMap(({mapping}) => (mapping === null ? [] : [mapping]));
  return `${subject} ${participle}.\n\n${mappingTable(output, seen)}`;
}
