import { arriveJobs, fetchDue } from '../resources/attachments/index.ts'
import { deliverDue } from '../resources/callbacks/index.ts'
import { type ResultWriter, writeDueResults } from '../resources/job-results/index.ts'
import { returnLapsedJobs } from '../resources/jobs/index.ts'
import type { Duty } from './clock.ts'

/** Everything that becomes due. @param writer tells what jobs came to, to those who asked for them */
export function duties(writer: ResultWriter): readonly Duty[] {
  return [
    { name: 'leases', run: returnLapsedJobs },
    { name: 'attachments', run: fetchDue },
    { name: 'arrivals', run: arriveJobs },
    // Half as long as anybody would notice: what is done meanwhile is written and told together.
    { name: 'results', gatherMs: 300, run: (context, signal) => writeDueResults(context, writer, signal) },
    {
      name: 'callbacks',
      run: (context, signal) => deliverDue(context, writer.secretHeader, signal),
    },
  ]
}
