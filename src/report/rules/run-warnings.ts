import type { Rule } from '../trouble.ts';
import { number } from '../words.ts';

/** What only running showed about the input: the verdict may rest on less than the scenario asks for. */
export const runWarnings: Rule = {
  name: 'warnings of the run',
  level: 'tight',
  detect: ({ findings }) => {
    const [first, ...others] = findings.filter(({ severity }) => severity === 'warning');
    if (first === undefined) return null;
    const more = others.length === 0 ? '' : ` (and ${number(others.length)} more, see Findings)`;
    return {
      headline: `${first.message.replace(/\.$/, '')}${more}`,
      at: null,
      why: `Only running the scenario shows it (${first.code}, ${first.where}).`,
      fix: sentence(first.fix),
    };
  },
};

const sentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, '')}.`;
