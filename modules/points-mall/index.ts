export { pointsMallFeature } from './points-mall.module.ts';
