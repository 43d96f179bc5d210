import { ApiError } from '@gesso/client'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root, { onCaughtError: tellUnforeseen }).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

/** What the API answered stands on the page; the rest is for the console. */
function tellUnforeseen(error: unknown): void {
  if (!(error instanceof ApiError)) reportError(error)
}
