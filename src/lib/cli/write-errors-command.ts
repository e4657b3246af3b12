import type {Command} from '@oclif/core/command';
import type {ListedWriteErrors} from '../domain/outcomes.ts';
import {groupWriteErrors} from '../domain/write-errors/groups.ts';
import {writeErrorGroupsView} from '../terminal/views/write-errors/groups.ts';
import {writeErrorList} from '../terminal/views/write-errors/list.ts';
import type {View} from '../terminal/view.ts';
import {HconnectCommand} from './base.ts';

/** A command that shows failed writes, by cause or each by itself. */
export abstract class WriteErrorsCommand<T extends typeof Command> extends HconnectCommand<T> {
  /** How they are shown, as the flags ask for it. @throws Failure `usage` */
  protected view({list}: {list: boolean}): View<ListedWriteErrors> {
    return list ? this.listed(writeErrorList) : writeErrorGroupsView;
  }

  /** Shows what was read. @throws Failure where that is not all */
  protected async show(
    listed: ListedWriteErrors,
    view: View<ListedWriteErrors>,
    {list}: {list: boolean},
  ): Promise<void> {
    await this.output.stdout(listed, view);
    if (listed.failure !== null) throw listed.failure;
    const [first] = list ? [] : groupWriteErrors(listed.errors, listed.earlier);
    if (first === undefined) return;
    await this.output.stderrNext(
      first.code === null
        ? {
            run: this.id ?? '',
            args: listed.mapping === null ? [] : [listed.mapping],
            connection: listed.connection,
            flags: {list: true},
          }
        : {run: 'explain', args: [first.code]},
    );
  }
}
