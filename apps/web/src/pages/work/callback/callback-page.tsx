import { useQuery } from '@tanstack/react-query'
import { callbackQuery } from '../../../data/callbacks.ts'
import { useMay } from '../../../data/me.ts'
import { ErrorNote } from '../../../panels/error-note.tsx'
import { Page, Section } from '../../../panels/page.tsx'
import { useProject } from '../use-project.ts'
import { CallbackForm } from './callback-form.tsx'
import { Deliveries } from './deliveries.tsx'

/** Where a project tells that its jobs are done, and what came of telling. */
export function CallbackPage() {
  const project = useProject()
  const setting = useQuery(callbackQuery(project.id))
  const mayChange = useMay(project.workspaceId, 'change projects')
  return (
    <Page title="Callback">
      <Section title="Where results are told">
        {setting.error && <ErrorNote error={setting.error} retry={() => void setting.refetch()} />}
        {setting.data && (
          <CallbackForm
            key={setting.data.callback?.updatedAt ?? 'none'}
            projectId={project.id}
            callback={setting.data.callback}
            mayChange={mayChange}
          />
        )}
      </Section>
      <Deliveries projectId={project.id} mayRetry={mayChange} />
    </Page>
  )
}
