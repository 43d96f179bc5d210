import { Outlet } from '@tanstack/react-router'
import { Notices } from '../panels/notices.tsx'
import { UploadTray } from '../uploads/upload-tray.tsx'
import { ConnectionBanner } from './connection-banner.tsx'
import { SignInAgain } from './sign-in-again.tsx'

/** What stands around every page. */
export function RootLayout() {
  return (
    <>
      <ConnectionBanner />
      <Outlet />
      <UploadTray />
      <Notices />
      <SignInAgain />
    </>
  )
}
