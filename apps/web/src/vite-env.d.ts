/// <reference types="vite/client" />

declare module 'postcss-preset-mantine' {
  import type { AcceptedPlugin } from 'postcss'

  const preset: () => AcceptedPlugin
  export default preset
}
