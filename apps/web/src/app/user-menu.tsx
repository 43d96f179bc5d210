import { ActionIcon, Avatar, Menu, Text, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconApi, IconLogout, IconUserCog } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMe, useSignOut } from '../data/me.ts'
import { Account } from './account.tsx'

const schemes = ['light', 'dark', 'auto'] as const

/** Who is signed in: light or dark, name and password, the references of the APIs, sign out. */
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
          <Menu.Item component="a" href="/api/docs" leftSection={<IconApi size={15} />}>
            API reference
          </Menu.Item>
          <Menu.Item component="a" href="/v1/docs" leftSection={<IconApi size={15} />}>
            Hasty API reference
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
    <>
      <Menu.Divider />
      <Menu.RadioGroup
        aria-label="Colours"
        value={colorScheme}
        onChange={scheme => setColorScheme(schemes.find(each => each === scheme) ?? 'auto')}
      >
        <Menu.RadioItem value="light">Light</Menu.RadioItem>
        <Menu.RadioItem value="dark">Dark</Menu.RadioItem>
        <Menu.RadioItem value="auto">As the system</Menu.RadioItem>
      </Menu.RadioGroup>
      <Menu.Divider />
    </>
  )
}
