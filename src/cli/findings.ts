import { formatFinding, inReadingOrder, type Finding } from '../scenario/finding.ts';

/** The findings as lines that editors and CI systems link, each with its fix below, unless the line has it already. */
export const findingLines = (findings: readonly Finding[]): string =>
  inReadingOrder(findings)
    .map((finding) => `${formatFinding(finding)}\n${fixLine(finding)}`)
    .join('');

const fixLine = ({ fix, message }: Finding): string =>
  fix === undefined || message.includes(fix.replace(/^write /, 'did you mean ')) ? '' : `  fix: ${fix}\n`;
