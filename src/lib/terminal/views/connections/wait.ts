import type {Connection} from '../../../domain/connections/connection.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {clean} from '../../clean.ts';
import {paintState} from '../../palette.ts';
import type {View} from '../../view.ts';

/** A connection that was waited for. */
export const settledView: View<Connection> = {
  text: ({color}, connection) =>
    `${clean(nameOf(connection))} is ${paintState(color, connection.state)} now.\n`,
  json: ({record: {mappings: _judged, ...record}}) => record,
};
