import type {CheckReport} from '../../../domain/check/checked.ts';
import {metricsOf, type Labels} from '../../../domain/check/metrics.ts';
import {clean} from '../../clean.ts';

/*
 * The text formats of Prometheus and of OpenMetrics, which differ in what is said of a metric and at the
 * end: https://prometheus.io/docs/instrumenting/exposition_formats/ and
 * https://prometheus.io/docs/specs/om/open_metrics_spec/. Samples have no time: node_exporter leaves
 * out a whole file for one.
 */

/** The metrics for Prometheus, or for node_exporter's folder. */
export function prometheusText(report: CheckReport): string {
  return metricsText(report, {units: false});
}

/** The same for OpenMetrics, with units and an end. */
export function openMetricsText(report: CheckReport): string {
  return `${metricsText(report, {units: true})}# EOF\n`;
}

function metricsText(report: CheckReport, {units}: {units: boolean}): string {
  const texts = new Map<Labels, string>();
  const textOf = (labels: Labels) => {
    const text = texts.get(labels) ?? labelsText(labels);
    texts.set(labels, text);
    return text;
  };
  let text = '';
  for (const {name, unit, help, samples} of metricsOf(report)) {
    let lines = '';
    for (const {labels, value} of samples) lines += `${name}{${textOf(labels)}} ${value}\n`;
    if (lines === '') continue;
    // OpenMetrics escapes a quote here as well, and no help has one.
    text += `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`;
    if (units && unit !== null) text += `# UNIT ${name} ${unit}\n`;
    text += lines;
  }
  return text;
}

function labelsText(labels: Labels): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(',');
}

function escape(value: string): string {
  return clean(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
