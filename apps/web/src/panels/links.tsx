import {
  Anchor,
  type AnchorProps,
  type BoxProps,
  Button,
  type ButtonProps,
  Menu,
  type MenuItemProps,
  UnstyledButton,
} from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { ComponentProps } from 'react'

/** What a link takes besides the props of the component it looks like. */
type LinkProps<P> = P & Omit<ComponentProps<'a'>, keyof P>

/** A button that leads to a page. */
export const LinkButton = createLink((props: LinkProps<ButtonProps>) => <Button component="a" {...props} />)

/** A line of text that leads to a page. */
export const LinkAnchor = createLink((props: LinkProps<AnchorProps>) => <Anchor {...props} />)

/** An entry of a menu that leads to a page. */
export const LinkMenuItem = createLink((props: LinkProps<MenuItemProps>) => (
  <Menu.Item component="a" {...props} />
))

/** Anything that leads to a page. */
export const LinkArea = createLink((props: LinkProps<BoxProps>) => (
  <UnstyledButton component="a" {...props} />
))
