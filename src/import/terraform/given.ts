/** What the command line says of things that a plan leaves open. */

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

  /** The names that something asked for. */
  get asked(): string[] {
    return [...this.#asked].sort();
  }
}
