/** What the command line says of things that a plan leaves open. */
import type { Finding } from '../../scenario/finding.ts';
import { didYouMean, nearest } from '../../scenario/nearest.ts';
import { importFinding } from '../import-finding.ts';
import type { Place } from '../place.ts';

/** Values by the names that gaps tell: `--param local.subnets=subnet-1,subnet-2`. */
export class Given {
  readonly #asked = new Set<string>();

  constructor(readonly parameters: ReadonlyMap<string, string>) {}

  /** The texts that were given for a name; undefined for none. */
  of(name: string): string[] | undefined {
    this.#asked.add(name);
    return this.parameters
      .get(name)
      ?.split(',')
      .map((text) => text.trim());
  }

  /** The names that nothing asked for. */
  unused(place: Place): Finding[] {
    return [...this.parameters.keys()]
      .filter((name) => !this.#asked.has(name))
      .map((name) =>
        importFinding(
          'IMP006',
          place,
          `--param ${name}: no plan leaves anything of this name open${didYouMean(nearest(name, [...this.#asked].sort()))}`,
        ),
      );
  }
}
