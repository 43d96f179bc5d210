import { presentLabel } from '../labels/index.ts'
import type { ResultWriter } from './result-writer.ts'

/** Results in our own words: the labels as our API shows them. */
export const plainResultWriter: ResultWriter = {
  secretHeader: 'x-gesso-secret',
  open:
    (_context, labelsOf) =>
    async (actor, { id, referenceId, mediaId }) => {
      const { revision, labels } = mediaId ? await labelsOf(actor, mediaId) : { revision: 0, labels: [] }
      const told = labels.map(presentLabel)
      const content = JSON.stringify({ jobId: id, referenceId, mediaId, revision, labels: told })
      return { revision, content, parts: [] }
    },
  message(_context, { id, referenceId, problem }, ending) {
    const told = ending.about === 'done' ? { url: ending.url } : { problem }
    return JSON.stringify({ jobId: id, referenceId, state: ending.about, ...told })
  },
}
