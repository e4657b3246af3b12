import type {Connection} from '../../../domain/connections/connection.ts';
import {nameOf} from '../../../domain/connections/connection-ref.ts';
import {clean} from '../../clean.ts';
import {paintConnection} from '../../palette.ts';
import type {View} from '../../view.ts';
import {connectionDocument} from '../documents.ts';

/** A connection that was waited for; its document is without the mappings that it was judged by. */
export const settledView: View<Connection> = {
  text: ({color}, connection) =>
    `${clean(nameOf(connection))} is now ${paintConnection(color, connection)}.\n`,
  json: (connection) => {
    const {mappings: _mappings, ...document} = connectionDocument(connection);
    return document;
  },
};
