export { newsRawRoutes } from './routes.ts'
