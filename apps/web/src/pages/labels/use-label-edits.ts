import type { AppliedChange, ListedLabel, ListedLabelPage } from '@gesso/client'
import { type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, wordsOf } from '../../data/client.ts'
import { inTurns } from '../../data/in-turns.ts'
import { classEdits, type ImageEdit, removals, reverseOf } from '../../data/label-edits.ts'
import type { LabelFilter } from '../../data/label-filter.ts'
import { type Became, listAfter } from '../../data/label-list.ts'
import { notifyError } from '../../panels/confirm-delete.tsx'
import { notify, notifyProblem } from '../../panels/notices.tsx'
import { counted } from '../../panels/words.ts'
import { newId } from '../annotator/desk/new-id.ts'

/** Something that was done to labels of the page, and how it is taken back. */
interface Done {
  /** e.g. `3 labels are car now` */
  readonly words: string
  readonly back: readonly ImageEdit[]
}

/** The ways to change many labels at once; each can be taken back as long as the page is open. */
export interface LabelEdits {
  readonly busy: boolean
  /** what undo would take back; undefined: nothing */
  readonly last: string | undefined
  setClass(labels: readonly ListedLabel[], to: { readonly id: string; readonly name: string }): void
  remove(labels: readonly ListedLabel[]): Promise<unknown>
  undo(): void
}

interface Sent {
  readonly applied: readonly { readonly imageId: string; readonly change: AppliedChange }[]
  /** labels that were edited or removed meanwhile, and so were left as they are */
  readonly left: number
  readonly problems: readonly string[]
}

/**
 * Changes labels through their images' changes, a few images at a time.
 * @param onMade what was chosen for an edit is done with
 */
export function useLabelEdits(projectId: string, onMade: () => void): LabelEdits {
  const cache = useQueryClient()
  const [done, setDone] = useState<readonly Done[]>([])
  const send = useMutation({ mutationFn: sendAll })
  const make = async (
    edits: readonly ImageEdit[],
    nameOf: (classId: string) => string,
    verb: (count: number) => string,
  ) => {
    const sent = await send.mutateAsync(edits)
    const count = sent.applied.reduce(
      (sum, { change }) => sum + change.updated.length + change.removed.length,
      0,
    )
    const words = `${counted(count, 'label')} ${verb(count)}`
    showInLists(cache, projectId, becameBy(sent, nameOf))
    if (count > 0) setDone(all => [...all, { words, back: backOf(sent) }])
    report(words, sent)
    onMade()
  }
  const last = done.at(-1)
  return {
    busy: send.isPending,
    last: last?.words,
    setClass: (labels, { id, name }) =>
      void make(
        classEdits(labels, id),
        () => name,
        count => `${count === 1 ? 'is' : 'are'} ${name} now`,
      ).catch(notifyError),
    remove: labels =>
      make(
        removals(labels),
        () => '',
        () => 'deleted',
      ),
    undo() {
      if (!last || send.isPending) return
      setDone(all => all.slice(0, -1))
      send.mutate(last.back, {
        onSuccess: async sent => {
          await cache.invalidateQueries({ queryKey: ['label-list', projectId] })
          report('Taken back', sent)
        },
        onError: notifyError,
      })
    },
  }
}

async function sendAll(edits: readonly ImageEdit[]): Promise<Sent> {
  const applied: { imageId: string; change: AppliedChange }[] = []
  let left = 0
  const { failed } = await inTurns(edits, 4, async ({ imageId, request }) => {
    const reply = await api.changeLabels({ params: { imageId }, body: { id: newId(), ...request } })
    applied.push({ imageId, change: reply.change })
    left += reply.conflicts.length
  })
  return { applied, left, problems: failed.map(({ error }) => wordsOf(error)) }
}

function backOf({ applied }: Sent): ImageEdit[] {
  return applied.map(({ imageId, change }) => reverseOf(imageId, change))
}

function becameBy({ applied }: Sent, nameOf: (classId: string) => string): Became {
  const updated = applied.flatMap(({ change }) => change.updated.map(([, label]) => label))
  const removed = applied.flatMap(({ change }) => change.removed)
  return new Map([
    ...updated.map(label => [label.id, { label, className: nameOf(label.classId) }] as const),
    ...removed.map(({ id }) => [id, undefined] as const),
  ])
}

/** Lists that are open are brought up to date by themselves; others are read again when they are opened. */
function showInLists(cache: QueryClient, projectId: string, became: Became): void {
  const lists = cache.getQueriesData<InfiniteData<ListedLabelPage, string | null>>({
    queryKey: ['label-list', projectId],
  })
  for (const [key, list] of lists)
    if (list) cache.setQueryData(key, listAfter(list, key[2] as LabelFilter, became))
  void cache.invalidateQueries({ queryKey: ['label-list', projectId], refetchType: 'none' })
  void cache.invalidateQueries({ queryKey: ['images', projectId], refetchType: 'none' })
}

function report(words: string, { left, problems: [problem] }: Sent): void {
  const others = left > 0 ? `. ${counted(left, 'label')} left: edited by somebody meanwhile` : ''
  if (problem) notifyProblem(`${words}${others}. ${problem}`)
  else notify(`${words}${others}`)
}
