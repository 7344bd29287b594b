/** The process of one case: runs it whenever asked, so that no case warms or litters another. */
import { cases } from './cases.ts';

/** What the parent asks for: a share of the work. */
export interface Request {
  readonly name: string;
  readonly share: number;
}

const answer = async ({ name, share }: Request): Promise<unknown> => {
  const asked = cases.find((one) => one.name === name);
  if (asked === undefined) return { error: `no case is named ${name}` };
  try {
    const sample = await asked.run(share);
    return { sample: { peakBytes: process.resourceUsage().maxRSS * 1024, ...sample } };
  } catch (error) {
    return { error: error instanceof Error ? error.stack : String(error) };
  }
};

process.on('message', (request) => {
  void answer(request as Request).then((reply) => process.send?.(reply));
});
