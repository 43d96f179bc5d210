import { Anchor, Button, Menu, UnstyledButton } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

/** A button that leads to a page. */
export const LinkButton = createLink(Button<'a'>)

/** A line of text that leads to a page. */
export const LinkAnchor = createLink(Anchor<'a'>)

/** An entry of a menu that leads to a page. */
export const LinkMenuItem = createLink(Menu.Item<'a'>)

/** Anything that leads to a page. */
export const LinkArea = createLink(UnstyledButton<'a'>)
