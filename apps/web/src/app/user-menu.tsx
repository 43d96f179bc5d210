import {
  ActionIcon,
  Avatar,
  Menu,
  SegmentedControl,
  Text,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLogout, IconUserCog } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMe, useSignOut } from '../data/me.ts'
import { Account } from './account.tsx'

/** Who is signed in: light or dark, name and password, sign out. */
export function UserMenu() {
  const me = useMe()
  const [account, { open, close }] = useDisclosure(false)
  const signOut = useSignOut()
  const navigate = useNavigate()
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon ml="auto" radius="xl" size="lg">
            <VisuallyHidden>Your menu, {me.name}</VisuallyHidden>
            <Avatar size={28} name={me.name} color="ultramarine" variant="filled" aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <Text fw={600} size="sm" c="var(--mantine-color-text)" truncate>
              {me.name}
            </Text>
            {me.email}
          </Menu.Label>
          <ThemeChoice />
          <Menu.Item leftSection={<IconUserCog size={15} />} onClick={open}>
            Name and password
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout size={15} />}
            onClick={() => signOut.mutate(undefined, { onSuccess: () => navigate({ to: '/sign-in' }) })}
          >
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Account opened={account} onClose={close} />
    </>
  )
}

function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      m={6}
      w="auto"
      aria-label="Colours"
      value={colorScheme}
      onChange={setColorScheme}
      data={[
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
        { value: 'auto', label: 'System' },
      ]}
    />
  )
}
