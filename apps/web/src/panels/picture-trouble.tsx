import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { pictureWords, whyNotLoaded } from '../data/foreign-pictures.ts'

/** Why a picture of another site cannot be loaded, and who does what about it. */
export function PictureTrouble({ url }: { url: string }) {
  const { data } = useQuery({
    queryKey: ['picture trouble', url],
    queryFn: ({ signal }) => whyNotLoaded(url, signal),
    retry: false,
    gcTime: 0,
  })
  return (
    <Text size="sm" my={6} role="alert" style={{ overflowWrap: 'anywhere' }}>
      {data ? pictureWords(url, data) : 'It cannot be loaded. Looking why …'}
    </Text>
  )
}
