export { demoPhotos } from './photo-folder.ts'
export { seedDemo } from './seed-demo.ts'
