/** What an update changes of a function: which calls the provider makes of it. */
import { entriesOf, itemsOf, type Term } from '../term.ts';
import type { Resource } from './plan.ts';

/** Attributes that UpdateFunctionConfiguration takes. */
export const configuration: readonly string[] = [
  'dead_letter_config',
  'description',
  'environment',
  'ephemeral_storage',
  'file_system_config',
  'handler',
  'image_config',
  'kms_key_arn',
  'layers',
  'logging_config',
  'memory_size',
  'role',
  'runtime',
  'snap_start',
  'timeout',
  'tracing_config',
  'vpc_config',
];

/** Attributes that UpdateFunctionCode takes. */
export const code: readonly string[] = [
  'architectures',
  'code',
  'filename',
  'image_uri',
  's3_bucket',
  's3_key',
  's3_object_version',
  'source_code_hash',
];

/** Whether any of the attributes differs, or may. Values are compared and never read. */
export const differs = ({ before, after }: Resource, attributes: readonly string[]): boolean =>
  attributes.some((name) => {
    const [old, own] = [before?.values, after?.values].map((values) => inside(values, name));
    return hasMark(inside(after?.unknown, name)) || !isSame(old, own);
  });

const inside = (term: Term | undefined, name: string): Term | undefined =>
  term?.is === 'map' ? term.entries.get(name) : undefined;

const hasMark = (marks: Term | undefined): boolean => {
  if (marks === undefined) return false;
  if (marks.is === 'scalar') return marks.value === true;
  return [...itemsOf(marks), ...entriesOf(marks).map(([, term]) => term)].some(hasMark);
};

/** What is empty is as good as nothing. */
const isEmpty = (term: Term | undefined): boolean => {
  if (term === undefined) return true;
  if (term.is === 'scalar') return term.value === null || term.value === '';
  return itemsOf(term).length === 0 && entriesOf(term).length === 0;
};

const isSame = (a: Term | undefined, b: Term | undefined): boolean => {
  if (isEmpty(a) && isEmpty(b)) return true;
  if (a === undefined || b === undefined || a.is !== b.is) return false;
  if (a.is === 'scalar' && b.is === 'scalar') return a.value === b.value;
  const [items, others] = [itemsOf(a), itemsOf(b)];
  const names = new Set([...entriesOf(a), ...entriesOf(b)].map(([name]) => name));
  return (
    items.length === others.length &&
    items.every((item, index) => isSame(item, others[index])) &&
    [...names].every((name) => isSame(inside(a, name), inside(b, name)))
  );
};
