import type { Dataset, DatasetJobs } from '@gesso/client'
import { counted } from '../../panels/words.ts'

/** How many jobs hang on a dataset, in whatever state. */
export function jobsIn({ open, done, failed }: DatasetJobs): number {
  return open + done + failed
}

/** What goes with a dataset that is deleted. */
export function datasetDeletionWords({ imageCount }: Pick<Dataset, 'imageCount'>, jobs: DatasetJobs): string {
  const files = `It holds ${counted(imageCount, 'file')}. They and all labels on them will be gone for good.`
  const all = jobsIn(jobs)
  if (all === 0) return files
  const states = [
    [jobs.open, 'open'],
    [jobs.done, 'done'],
    [jobs.failed, 'failed'],
  ] as const
  const said = states.flatMap(([count, word]) => (count > 0 ? [`${count.toLocaleString('en')} ${word}`] : []))
  const go = `${all > 1 ? 'go' : 'goes'} with it, and what became of ${all > 1 ? 'them' : 'it'}: visits, results, figures.`
  return `${files} ${counted(all, 'job')} (${said.join(', ')}) ${go}`
}
