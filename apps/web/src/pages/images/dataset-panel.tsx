import type { Dataset, Project } from '@gesso/client'
import { ActionIcon, Modal, Text, Title, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { datasetsQuery, useCreateDataset, useRenameDataset } from '../../data/datasets.ts'
import { useMay } from '../../data/me.ts'
import { NameForm } from '../../panels/name-form.tsx'
import { DatasetRow } from './dataset-row.tsx'
import classes from './images-page.module.css'
import { useFilter } from './use-filter.ts'

type Asking = { readonly for: 'new' } | { readonly for: 'rename'; readonly dataset: Dataset } | null

/** The datasets of a project; choosing one narrows the grid to it. */
export function DatasetPanel({ project }: { project: Project }) {
  const { data: datasets = [] } = useQuery(datasetsQuery(project.id))
  const { filter, change } = useFilter()
  const mayManage = useMay(project.workspaceId, 'manage datasets')
  const [asking, setAsking] = useState<Asking>(null)
  const chosen = filter.dataset ?? []
  return (
    <aside className={classes.side} aria-label="Datasets">
      <div className={classes.sideHead}>
        <Title order={2} size="h3">
          Datasets
        </Title>
        {mayManage && (
          <Tooltip label="New dataset">
            <ActionIcon aria-label="New dataset" onClick={() => setAsking({ for: 'new' })}>
              <IconPlus size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <ul className={classes.datasets}>
        <DatasetRow
          name={project.contentType === 'VIDEOS' ? 'All videos' : 'All images'}
          count={project.imageCount}
          chosen={chosen.length === 0}
          choose={() => change({ dataset: undefined })}
        />
        {datasets.map(dataset => (
          <DatasetRow
            key={dataset.id}
            name={dataset.name}
            count={dataset.imageCount}
            chosen={chosen.includes(dataset.id)}
            choose={() => change({ dataset: [dataset.id] })}
            {...(mayManage ? { dataset, rename: () => setAsking({ for: 'rename', dataset }) } : {})}
          />
        ))}
      </ul>
      {datasets.length === 0 && (
        <Text size="sm" c="dimmed" px="md">
          A dataset is a named part of the project, such as “train” or “April”. One is made when you upload.
        </Text>
      )}
      <AskName project={project} asking={asking} onClose={() => setAsking(null)} />
    </aside>
  )
}

interface AskNameProps {
  readonly project: Project
  readonly asking: Asking
  readonly onClose: () => void
}

function AskName({ project, asking, onClose }: AskNameProps) {
  const create = useCreateDataset(project.id)
  const rename = useRenameDataset(project.id)
  return (
    <Modal
      opened={asking !== null}
      onClose={onClose}
      title={asking?.for === 'rename' ? 'Rename the dataset' : 'New dataset'}
    >
      {asking?.for === 'rename' ? (
        <NameForm
          action="Rename"
          name={asking.dataset.name}
          pending={rename.isPending}
          error={rename.error}
          onSubmit={({ name }) =>
            rename.mutate({ datasetId: asking.dataset.id, name }, { onSuccess: onClose })
          }
        />
      ) : (
        <NameForm
          action="Create dataset"
          pending={create.isPending}
          error={create.error}
          onSubmit={({ name }) => create.mutate(name, { onSuccess: onClose })}
        />
      )}
    </Modal>
  )
}
