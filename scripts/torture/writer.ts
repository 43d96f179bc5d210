import { randomUUID } from 'node:crypto'
import { ApiError, type ChangeRequest, type RequestedLabel } from '@gesso/client'
import type { Program } from '@gesso/testing'
import { randomNumbers } from '@gesso/testing'
import { classOfProject } from './server-side.ts'

/** Someone who draws without a pause on one image and repeats what was not acknowledged. */
export interface Writer {
  readonly imageId: string
  /** labels that the server said it has, by id; the newest content that was acknowledged */
  readonly acknowledged: ReadonlyMap<string, RequestedLabel>
  /** labels whose removal the server acknowledged */
  readonly removed: ReadonlySet<string>
  /** how many requests were sent again after a lost answer */
  readonly repeats: number
  /** Lets the request under way be acknowledged, then stops. */
  finish(): Promise<void>
}

/** Starts drawing on an image: mostly new labels, some moved, some removed, every change with its own id. */
export function startWriter(program: Program, imageId: string, seed: number): Writer {
  const random = randomNumbers(seed)
  const acknowledged = new Map<string, RequestedLabel>()
  const versions = new Map<string, number>()
  const removed = new Set<string>()
  const state = { going: true, repeats: 0 }
  const done = (async () => {
    const classId = await classOfProject(program, imageId)
    while (state.going) {
      const request = nextChange(random, classId, acknowledged, versions)
      const { revision, conflicts } = await acknowledgedChange(program, imageId, request, state)
      if (conflicts.length > 0) throw new Error(`a conflict with nobody: ${JSON.stringify(conflicts[0])}`)
      for (const label of [...request.added, ...request.updated.map(({ to }) => to)]) {
        acknowledged.set(label.id, label)
        versions.set(label.id, revision)
      }
      for (const { id } of request.removed) if (acknowledged.delete(id)) removed.add(id)
    }
  })()
  return {
    imageId,
    acknowledged,
    removed,
    get repeats() {
      return state.repeats
    },
    async finish() {
      state.going = false
      await done
    },
  }
}

async function acknowledgedChange(
  program: Program,
  imageId: string,
  body: ChangeRequest,
  state: { repeats: number },
) {
  for (;;) {
    try {
      return await program.api.changeLabels({ params: { imageId }, body })
    } catch (error) {
      const lost = !(error instanceof ApiError) || error.status === 0 || error.status >= 500
      if (!lost) throw error
      state.repeats++
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  }
}

function nextChange(
  random: () => number,
  classId: string,
  labels: ReadonlyMap<string, RequestedLabel>,
  versions: ReadonlyMap<string, number>,
): ChangeRequest {
  const added = Array.from({ length: 1 + Math.floor(random() * 5) }, () =>
    randomBox(random, classId, randomUUID()),
  )
  const known = [...labels.keys()].slice(-50)
  const [moved, gone] = random() < 0.5 ? [known[0], known[1]] : []
  return {
    id: randomUUID(),
    added,
    updated: moved ? [{ version: versions.get(moved) ?? 0, to: randomBox(random, classId, moved) }] : [],
    removed: gone ? [{ id: gone, version: versions.get(gone) ?? 0 }] : [],
  }
}

function randomBox(random: () => number, classId: string, id: string): RequestedLabel {
  const left = Math.floor(random() * 400)
  const top = Math.floor(random() * 300)
  const geometry = {
    left,
    top,
    right: left + 1 + Math.floor(random() * 90),
    bottom: top + 1 + Math.floor(random() * 90),
  }
  return {
    id,
    classId,
    shape: 'box',
    geometry,
    zIndex: Math.floor(random() * 10),
    tool: 'api',
    externalId: null,
    attributes: {},
  }
}
