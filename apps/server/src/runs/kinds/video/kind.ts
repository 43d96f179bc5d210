import { type Static, Type } from 'typebox'
import { Uuid } from '../../../contract/schemas.ts'
import { processVideo, videoRunKind } from '../../../resources/videos/index.ts'
import { validatorOf } from '../../../wire/index.ts'
import type { RunKind } from '../../run-kind.ts'

const schema = Type.Object({ videoId: Uuid })

const parse = validatorOf(schema, 'json')

/** Reads a video that was added: its frames, its health, and what browsers are shown of it. */
export const videoKind: RunKind<Static<typeof schema>> = {
  name: videoRunKind,
  capability: 'upload images',
  parse: input => parse(input, 'input'),
  run: (context, { id: runId, input }, { signal, progress }) =>
    processVideo(context, input.videoId, { runId, signal, progress }),
}
