/** Functions that go on without their execution role: a role is not needed to invoke, but for everything about ENIs. */
import { formatDuration, type Milliseconds } from '../kernel/time.ts';
import { list, plural } from '../kernel/words.ts';
import type { World } from '../model/world.ts';
import type { RunFinding } from './result.ts';

/** One finding per role that was deleted and not made again while functions in a VPC have it. */
export const rolelessFindings = (
  world: World,
  rolesGone: ReadonlyMap<string, Milliseconds>,
): readonly RunFinding[] =>
  [...rolesGone].flatMap(([role, since]) => {
    const names = [...world.functions.values()]
      .filter(({ versions }) =>
        [...versions.values()].some(({ isAttached, settings }) => isAttached && settings.role === role),
      )
      .map(({ name }) => name)
      .sort();
    if (names.length === 0) return [];
    return [
      {
        code: 'RUN003',
        severity: 'warning' as const,
        where: role,
        message: `${plural(names.length, 'function')} (${list(names)}) ${names.length === 1 ? 'runs' : 'run'} with the execution role ${role}, which does not exist since ${formatDuration(since)}: Lambda can neither make nor delete ENIs for them`,
        fix: 'make the role again before the functions are changed or deleted; delete a role only when the ENIs of its functions are gone',
      },
    ];
  });
