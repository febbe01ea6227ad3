import { createApp, reactive } from './vendor/vue.runtime.esm-browser.prod.js';
import { h } from './view.js';
import { session } from './api.js';
import { Ask } from './pages/ask.js';
import { Memory } from './pages/memory.js';
import { Skills } from './pages/skills.js';
import { Effects } from './pages/effects.js';
import { Router } from './pages/router.js';
import { Collections } from './pages/collections.js';
import { Metrics } from './pages/metrics.js';
import { Api } from './pages/api.js';

const PAGES = [
  { id: 'ask', name: 'Ask', icon: 'M4 5h16v11H9l-5 4z', page: Ask },
  { id: 'memory', name: 'Memory', icon: 'M12 4a8 8 0 1 0 8 8M12 8v4l3 2', page: Memory },
  { id: 'skills', name: 'Skills', icon: 'M5 19h4v-6H5zM10 19h4V5h-4zM15 19h4v-9h-4z', page: Skills },
  { id: 'effects', name: 'Effects', icon: 'M6 6h.01M18 12h.01M6 18h.01M7 6l10 6-10 6', page: Effects },
  { id: 'router', name: 'Router', icon: 'M4 12h6l4-6h6M10 12l4 6h6', page: Router },
  { id: 'collections', name: 'Collections', icon: 'M4 6h16M4 12h16M4 18h16', page: Collections },
  { id: 'metrics', name: 'Metrics', icon: 'M4 17l5-6 4 3 7-9', page: Metrics },
  { id: 'api', name: 'API', icon: 'M8 6l-5 6 5 6M16 6l5 6-5 6', page: Api },
];

const shown = reactive({
  page: '',
  theme: document.documentElement.dataset.theme,
  tenant: session.tenant,
  key: session.key,
  settings: false,
});

function follow() {
  const wanted = location.hash.slice(2);
  shown.page = PAGES.some((page) => page.id === wanted) ? wanted : 'ask';
  document.title = `${PAGES.find((page) => page.id === shown.page).name} · RuVector`;
}

function switchTheme() {
  shown.theme = shown.theme === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = shown.theme;
  localStorage.setItem('ruvector.theme', shown.theme);
}

function saveSettings(event) {
  event.preventDefault();
  session.tenant = shown.tenant.trim();
  session.key = shown.key.trim();
  shown.settings = false;
}

const icon = (path) =>
  h('svg', { viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' }, h('path', { d: path }));

const link = (page) =>
  h('li', h('a', { href: `#/${page.id}`, 'aria-current': shown.page === page.id ? 'page' : undefined }, [icon(page.icon), page.name]));

const settings = () =>
  h('form', { class: 'settings', id: 'settings', onSubmit: saveSettings }, [
    h('label', { for: 'tenant' }, 'Tenant'),
    h('input', { id: 'tenant', value: shown.tenant, placeholder: 'default', autocomplete: 'off', onInput: (e) => { shown.tenant = e.target.value; } }),
    h('label', { for: 'key' }, 'API key'),
    h('input', { id: 'key', type: 'password', value: shown.key, autocomplete: 'off', onInput: (e) => { shown.key = e.target.value; } }),
    h('button', { class: 'primary' }, 'Use these'),
  ]);

const App = {
  setup() {
    follow();
    addEventListener('hashchange', follow);
    return () => [
      h('a', { class: 'skip', href: '#main', onClick: (e) => { e.preventDefault(); document.getElementById('main').focus(); } }, 'Skip to content'),
      h('aside', { class: 'side', 'aria-label': 'Console' }, [
        h('div', { class: 'brand' }, [h('img', { src: '/console/icon.svg', alt: '', width: 28, height: 28 }), h('span', 'RuVector')]),
        h('nav', { 'aria-label': 'Pages' }, h('ul', PAGES.map(link))),
        h('div', { class: 'side-foot' }, [
          h('button', { type: 'button', class: 'quiet', onClick: switchTheme }, shown.theme === 'dark' ? 'Light theme' : 'Dark theme'),
          h('button', {
            type: 'button', class: 'quiet', 'aria-expanded': String(shown.settings), 'aria-controls': 'settings',
            onClick: () => { shown.settings = !shown.settings; },
          }, 'Tenant and key'),
          shown.settings ? settings() : null,
        ]),
      ]),
      h('main', { id: 'main', tabindex: -1 }, h(PAGES.find((page) => page.id === shown.page).page, { key: `${shown.page} ${session.tenant}` })),
    ];
  },
};

createApp(App).mount('#app');
