import { ApiError } from '@gesso/client'
import { api, isSignedOut, isUnreachable, wordsOf } from '../data/client.ts'
import { noticeError, onReconnect } from '../data/connection.ts'
import { queryClient } from '../data/query-client.ts'
import { refreshVideos } from '../data/videos.ts'
import { putFile } from './put-file.ts'
import type { UploadTarget } from './upload.ts'
import { createUploadQueue } from './upload-queue.ts'

const parallel = 3
const refreshMs = 2_000

/** The uploads of this page. */
export const uploads = createUploadQueue(
  {
    async bring(file, { projectId, datasetId, holds }, onSent, signal) {
      const [place] = await api.createUploads({ params: { projectId }, body: { count: 1 } }, signal)
      if (!place) throw new ApiError(500, 'internal', 'The server gave no place to upload to')
      await putFile(place.url, file, onSent, signal)
      onSent(1)
      const body = { datasetId, uploadId: place.id, name: file.name }
      if (holds === 'videos') await api.createVideo({ params: { projectId }, body }, signal)
      else await api.createImage({ params: { projectId }, body }, signal)
    },
    explain(error) {
      noticeError(error)
      if (isSignedOut(error))
        return { message: 'Signed out; goes on when you are signed in again', passing: true }
      return { message: wordsOf(error), passing: isUnreachable(error) }
    },
    arrived(target, last) {
      if (last) showNew(target)
      else pending ??= setTimeout(() => showNew(target), refreshMs)
    },
  },
  parallel,
)

let pending: ReturnType<typeof setTimeout> | undefined

function showNew({ projectId }: UploadTarget): void {
  clearTimeout(pending)
  pending = undefined
  void refreshVideos(queryClient, projectId)
}

onReconnect(() => uploads.retryPassing())

window.addEventListener('beforeunload', event => {
  const going = uploads.uploads.get().some(({ state }) => state.get().at === 'sending')
  if (going) event.preventDefault()
})
