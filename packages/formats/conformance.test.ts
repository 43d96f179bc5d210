import { describeFormat } from './conformance.ts'
import { formats } from './index.ts'

for (const format of formats) describeFormat(format)
