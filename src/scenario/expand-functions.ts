import type { TrafficSpec } from './scenario.ts';
import { numbered } from './numbered.ts';
import { PER_TRACE_ROW, type FunctionDefinition } from './schema-functions.ts';

/** One function of a definition. */
export interface ExpandedFunction {
  readonly name: string;
  /** From 1, when the definition has a count. */
  readonly number: number | null;
  readonly definition: FunctionDefinition;
  /** Place of the definition in the list of the file. */
  readonly index: number;
  readonly traffic: TrafficSpec | null;
}

/** Every function of every definition, in order; `traffic` holds the specifications of each definition. */
export const expandFunctions = (
  definitions: readonly FunctionDefinition[],
  traffic: readonly (readonly TrafficSpec[])[],
): ExpandedFunction[] =>
  definitions.flatMap((definition, index) => {
    const specs = traffic[index] ?? [];
    return namesOf(definition, specs.length).map((name, place) => ({
      name,
      number: definition.count === undefined ? null : place + 1,
      definition,
      index,
      traffic: specs[definition.count === PER_TRACE_ROW ? place : 0] ?? null,
    }));
  });

const namesOf = ({ name, count }: FunctionDefinition, rows: number): string[] =>
  count === undefined ? [name] : numbered(name, count === PER_TRACE_ROW ? rows : count);
