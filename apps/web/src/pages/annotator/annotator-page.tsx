/** The annotator. */
export function AnnotatorPage() {
  return null
}
