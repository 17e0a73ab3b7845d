import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './app.vue';
import { router } from './router.ts';
import 'element-plus/dist/index.css';
import '../../shared/tokens.css';
import './console.css';

createApp(App).use(createPinia()).use(router).mount('#app');
