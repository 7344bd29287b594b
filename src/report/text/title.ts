import { duration, number } from '../words.ts';
import type { Section } from './section.ts';

/** What was run, and whether to its end. */
export const title: Section = (result, { paint }) => {
  const length = `${duration(result.simulatedSeconds)} simulated, ${number(result.events)} events`;
  return [
    `${paint('title', result.scenario.name)} ${paint('dim', `· ${length}`)}`,
    ...(result.partial
      ? [
          paint(
            'tight',
            `Stopped before its end: this tells of the first ${duration(result.simulatedSeconds)} only.`,
          ),
        ]
      : []),
  ];
};
