import './style/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { reloadAfterUpgrade } from './reload-after-upgrade.ts';

reloadAfterUpgrade();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
