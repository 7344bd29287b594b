import { duration, number } from '../words.ts';
import { wrap } from '../wrap.ts';
import { heading, type Section } from './section.ts';

/** What was run, and whether to its end. */
export const title: Section = (result, page) => {
  const simulated = duration(result.simulatedSeconds);
  const stopped = `Stopped before its end: this tells of the first ${simulated} only.`;
  return [
    ...heading(page, `${result.scenario.name} · ${simulated} simulated, ${number(result.events)} events`),
    ...(result.partial ? wrap(stopped, page.width).map((line) => page.paint('tight', line)) : []),
  ];
};
