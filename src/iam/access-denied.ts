/** The text of AWS's refusal: IAM User Guide, "Troubleshoot access denied error messages". */
import type { Decision } from './decision.ts';
import { layerWords } from './explain.ts';

/** The message of an AccessDeniedException for a refused request; null when it was allowed. */
export const accessDeniedMessage = ({ request, outcome, decidedBy, lacking }: Decision): string | null => {
  if (outcome === 'allowed') return null;
  const { principal, action, resource } = request;
  const head = `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`;
  if (decidedBy !== null) {
    const { article, kind } = layerWords[decidedBy.layer];
    return `${head} with an explicit deny in ${article} ${kind}`;
  }
  const [layer = 'identity'] = lacking;
  return `${head} because no ${layerWords[layer].kind} allows the ${action} action`;
};
