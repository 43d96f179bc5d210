export { attributeRoutes } from './routes.ts'
