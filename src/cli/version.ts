import { readFileSync } from 'node:fs';

/** The version in package.json, which lies two folders up from src/cli and dist/cli alike. */
export const version = (): string => {
  const { version: found } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as {
    version: string;
  };
  return found;
};
