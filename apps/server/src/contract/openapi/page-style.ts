/** How the pages of documentation look, dark or light as the reader's system is. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1f2328, #d6dae0); --dim: light-dark(#5c6470, #9aa3af);
  --back: light-dark(#ffffff, #16181c); --raised: light-dark(#f4f5f7, #1f2227); --line: light-dark(#dcdfe4, #343a42);
  --link: light-dark(#0b5cad, #7db8f5) }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1080px; padding: 24px; font: 15px/1.5 system-ui, sans-serif; color: var(--ink);
  background: var(--back) }
h1 { font-size: 26px; margin: 0 0 8px } h2 { font-size: 19px; margin: 32px 0 8px } h3 { font-size: 15px; margin: 12px 0 4px }
header p { max-width: 70ch; margin: 4px 0 } a { color: var(--link) } .links a { margin-right: 16px }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px; padding: 12px 0; border-bottom: 1px solid var(--line) }
details { border: 1px solid var(--line); border-radius: 6px; margin: 6px 0; background: var(--raised) }
summary { padding: 8px 12px; cursor: pointer } summary span { color: var(--dim); margin-left: 8px }
summary:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px }
details > :not(summary) { margin-left: 12px; margin-right: 12px }
code, pre { font: 13px/1.5 ui-monospace, monospace }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 10px 12px; border-radius: 6px; background: var(--back); border: 1px solid var(--line);
  margin: 0 0 12px } .name { color: var(--dim); margin-top: 4px; margin-bottom: 4px }
code.get, code.post, code.put, code.patch, code.delete { display: inline-block; min-width: 58px; font-weight: 600 }
code.get { color: light-dark(#1a6b3c, #6fce97) } code.delete { color: light-dark(#a3261f, #f39b95) }
code.post, code.put, code.patch { color: light-dark(#7a4a00, #e6b566) }
`
