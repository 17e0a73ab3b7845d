export { favouritesFeature } from './favourites.module.ts';
