import {clean} from './clean.ts';

/*
 * Workflow commands, by which a step tells GitHub Actions something:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */

/** How a command shows a message beside a run. */
export type Annotation = 'error' | 'warning' | 'notice';

/**
 * A line that is shown as an annotation.
 *
 * @param properties in the order in which they are written
 * @param lines of the message
 */
export function annotation(
  kind: Annotation,
  properties: Readonly<Record<string, string | number>>,
  ...lines: readonly string[]
): string {
  const list = Object.entries(properties)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${kind} ${list}::${lines.map(escapeData).join('%0A')}\n`;
}

function escapeData(text: string): string {
  return clean(text).replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
