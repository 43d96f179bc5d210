import { useMemo, useState } from 'react'

/** The dialogs of the annotator, of which at most one is open. */
export interface Dialogs {
  readonly open: 'help' | 'palette' | null
  show(dialog: 'help' | 'palette'): void
  close(): void
}

/** No dialog open. */
export function useDialogs(): Dialogs {
  const [open, setOpen] = useState<Dialogs['open']>(null)
  return useMemo(() => ({ open, show: setOpen, close: () => setOpen(null) }), [open])
}
