/** A decision in plain words. */
import type { ConditionReport } from './conditions.ts';
import type { ElementReport } from './elements.ts';
import type { Decider, Decision, StatementReport } from './decision.ts';
import { describePlace, type Layer } from './policy.ts';

/** The layers as AWS's error messages call them. */
export const layerWords: Readonly<Record<Layer, { readonly kind: string; readonly article: string }>> = {
  scp: { kind: 'service control policy', article: 'a' },
  identity: { kind: 'identity-based policy', article: 'an' },
  boundary: { kind: 'permissions boundary', article: 'a' },
};

/** Where a statement was written, such as `deploy.json:3:5`; null when nobody knows. */
export type Locate = (statement: Pick<Decider, 'layer' | 'policy' | 'index'>) => string | null;

const nowhere: Locate = () => null;

/** One line for the answer, then one for every statement considered, then what could not be decided. */
export const explain = (decision: Decision, locate: Locate = nowhere): string[] => [
  summary(decision, locate),
  ...decision.statements.map((report) => explainStatement(report, locate)),
  ...decision.findings.map(({ where, message, fix }) => `Mind: ${where}: ${message} ${fix}`),
];

const summary = ({ request, outcome, decidedBy, lacking }: Decision, locate: Locate): string => {
  const what = `${request.action} on ${request.resource} by ${request.principal}`;
  if (decidedBy === null) {
    const missing = lacking.map((layer) => `no ${layerWords[layer].kind}`).join(' and ');
    return `Denied: ${what}: ${missing} allows it.`;
  }
  const by = `the ${named(decidedBy, locate)}`;
  return outcome === 'allowed' ? `Allowed: ${what}, by ${by}.` : `Denied: ${what}, explicitly by ${by}.`;
};

const named = (decider: Decider, locate: Locate): string => {
  const place = locate(decider);
  const at = place === null ? '' : ` at ${place}`;
  return `${decider.effect} of ${describePlace(decider)}${at}, ${ofLayer(decider.layer)}`;
};

const ofLayer = (layer: Layer): string => `${layerWords[layer].article} ${layerWords[layer].kind}`;

const explainStatement = (report: StatementReport, locate: Locate): string =>
  `${named(report, locate)}: ${report.matched ? 'applies' : 'does not apply'}${reasons(report)}.`;

const reasons = (report: StatementReport): string => {
  if (report.mismatch === 'action') return `: ${explainElement(report.action)}`;
  if (report.mismatch === 'resource' && report.resource) return `: ${explainElement(report.resource)}`;
  const told = report.conditions.filter(({ result }) => report.matched || result !== true);
  return told.length === 0 ? '' : `: ${told.map(explainCondition).join('; ')}`;
};

const explainElement = ({ element, patterns, asked }: ElementReport): string =>
  element.startsWith('Not')
    ? `${element} ${list(patterns)} excludes ${asked}`
    : `${element} ${list(patterns)} does not cover ${asked}`;

/** A condition in one clause. */
export const explainCondition = (report: ConditionReport): string => {
  const found = report.found.length === 0 ? 'the request does not carry it' : `found ${list(report.found)}`;
  const verdict = report.result === null ? 'not decided' : report.result ? 'true' : 'false';
  return `${report.operator} ${report.key} ${list(report.expected)}: ${found}, ${verdict}${note(report)}`;
};

const notes: Readonly<Record<ConditionReport['reason'], string>> = {
  compared: '',
  keyAbsent: ' for an absent key',
  unresolvedVariable: ' because a policy variable has no value in this request',
  unsupportedOperator: ' by heni',
  setOperatorMissing: ' because neither ForAnyValue nor ForAllValues says how to take several values',
};
const note = ({ reason }: ConditionReport): string => notes[reason];

const list = (items: readonly string[]): string =>
  items.length === 1 ? `${items[0]}` : `[${items.join(', ')}]`;
