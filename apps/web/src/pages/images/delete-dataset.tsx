import type { Dataset } from '@gesso/client'
import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useDeleteDataset } from '../../data/datasets.ts'
import { datasetJobsQuery } from '../../data/jobs.ts'
import { DeletionForm } from '../../panels/deletion-form.tsx'
import { ErrorNote } from '../../panels/error-note.tsx'
import { datasetDeletionWords, jobsIn } from './dataset-deletion-words.ts'

/** Deletes a dataset, after its name was typed where jobs go with it. */
export function DeleteDataset({ dataset, onDeleted }: { dataset: Dataset; onDeleted: () => void }) {
  const jobs = useQuery(datasetJobsQuery(dataset.id))
  const remove = useDeleteDataset(dataset.projectId)
  if (jobs.error) return <ErrorNote error={jobs.error} retry={() => void jobs.refetch()} />
  if (!jobs.data) return <Loader size="sm" aria-label="Counting what goes with it" />
  return (
    <DeletionForm
      words={datasetDeletionWords(dataset, jobs.data)}
      name={jobsIn(jobs.data) > 0 ? dataset.name : undefined}
      action="Delete dataset"
      pending={remove.isPending}
      error={remove.error}
      onDelete={() => remove.mutate(dataset.id, { onSuccess: onDeleted })}
    />
  )
}
