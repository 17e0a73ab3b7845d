import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './app.vue';
import { router } from './router.ts';
import 'element-plus/dist/index.css';
import '../../shared/tokens.css';
import './console.css';

const app = createApp(App).use(createPinia()).use(router);
// The first page is known before anything is drawn: no frame flashes up around the sign-in.
await router.isReady();
app.mount('#app');
