import { toMs, type Clock } from './clock.ts';
import type { ExpandedFunction } from './expand-functions.ts';
import { expandPatterns } from './name-pattern.ts';
import { commandsOf, type FileEntry } from './operations.ts';
import { resolveVpcConfig } from './resolve-functions.ts';
import type { Command, TimelineEntry } from './scenario.ts';

/** The commands of the timeline in order of time; at one instant in the order of the file. */
export const resolveTimeline = (
  timeline: readonly FileEntry[],
  functions: readonly ExpandedFunction[],
  functionNames: readonly string[],
  clock: Clock,
): TimelineEntry[] => {
  const definitions = new Map(functions.map((one) => [one.name, one]));
  const numberOf = (command: Command): number | null =>
    'function' in command ? (definitions.get(command.function)?.number ?? null) : null;
  return timeline
    .flatMap((entry) => {
      const context = {
        functions: 'function' in entry ? expandPatterns(entry.function, functionNames) : [],
        definitionOf: (name: string) => definitions.get(name)?.definition,
      };
      const when = {
        atMs: toMs(clock, entry.at),
        principal: entry.as ?? null,
        ...(entry.retryFor === undefined ? {} : { retryForMs: entry.retryFor }),
      };
      return commandsOf(entry, context).map((command) =>
        Object.assign(withOwnGroups(command, numberOf(command)), when),
      );
    })
    .toSorted((a, b) => a.atMs - b.atMs);
};

const withOwnGroups = (command: Command, number: number | null): Command =>
  'vpcConfig' in command && command.vpcConfig !== null
    ? { ...command, vpcConfig: resolveVpcConfig(command.vpcConfig, number) }
    : { ...command };
