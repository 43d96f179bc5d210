import type { Editor } from '../editor.ts'
import type { Command } from './command.ts'

const zoomStep = 1.25

/** Where one looks, and what is in sight. */
export function viewCommands(editor: Editor): readonly Command[] {
  const { camera, visibility, selection } = editor
  const command = (
    name: string,
    title: string,
    key: readonly string[],
    run: () => void,
    enabled: () => boolean = () => editor.document.image() !== null,
  ): Command => ({ name, title, group: 'View', key, run, enabled })
  const chosen = () => [...selection.ids()]
  return [
    command('zoom in', 'Zoom in', ['+', '=', 'mod+=', 'mod++'], () => camera.zoomBy(zoomStep)),
    command('zoom out', 'Zoom out', ['-', 'mod+-'], () => camera.zoomBy(1 / zoomStep)),
    command('zoom to fit', 'Fit to view', ['f', 'mod+0'], () => camera.fit()),
    command('zoom to 100 %', 'Actual size (100 %)', ['shift+1', '!'], () => camera.zoomTo(1)),
    command(
      'hide or show',
      'Hide or show the selection',
      ['mod+h', 'alt+h'],
      () => visibility.setHidden(chosen(), !chosen().every(id => visibility.isHidden(id))),
      () => selection.ids().size > 0,
    ),
    command(
      'show all',
      'Show everything',
      ['alt+shift+h'],
      () => visibility.setHidden(visibility.hiddenIds(), false),
      () => visibility.hiddenIds().size > 0,
    ),
    command(
      'lock or unlock',
      'Lock or unlock the selection',
      ['mod+l'],
      () => visibility.setLocked(chosen(), !chosen().every(id => visibility.isLocked(id))),
      () => selection.ids().size > 0,
    ),
    command(
      'unlock all',
      'Unlock everything',
      ['mod+shift+l'],
      () => visibility.setLocked(visibility.lockedIds(), false),
      () => visibility.lockedIds().size > 0,
    ),
  ]
}
