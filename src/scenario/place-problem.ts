import { findingCodes, type FindingCode } from './finding-codes.ts';
import type { Finding } from './finding.ts';
import { formatPath, type Problem } from './problem.ts';
import type { YamlSource } from './yaml-source.ts';

/** A problem as a finding: its path becomes a line and a column, and the beginning of the message. */
export const placeProblem = (problem: Problem, source: YamlSource, file: string): Finding => {
  const { code, severity, path, at, message, fix, also } = problem;
  // An unknown key is named by the message; the path before it says where.
  const where = formatPath(code === 'SCN001' ? path.slice(0, -1) : path);
  const line = also === undefined ? '' : `, first on line ${source.locate(also).line}`;
  return {
    code,
    severity: severity ?? (isOurs(code) ? findingCodes[code].severity : 'error'),
    file,
    ...source.locate(path, at),
    message: `${where === '' ? '' : `${where}: `}${message}${line}`,
    ...(fix === undefined ? {} : { fix }),
  };
};

const isOurs = (code: string): code is FindingCode => Object.hasOwn(findingCodes, code);
