import { mount } from 'svelte';
import App from './App.svelte';
import { Language } from './i18n/language.svelte.js';
import './styles/tokens.css';
import './styles/base.css';
import './styles/table.css';

// Addresses of earlier versions stood behind the `#`.
if (location.hash.startsWith('#/')) history.replaceState(undefined, '', location.hash.slice(1));

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no element `app`');
mount(App, { target, props: { language: await Language.open() } });
