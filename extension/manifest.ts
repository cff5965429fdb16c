import {defineManifest} from '@crxjs/vite-plugin';

/** The clipper's manifest: no host permission at install. */
export default defineManifest({
  manifest_version: 3,
  name: '守账剪藏 Watchbook clipper',
  version: '0.1.0',
  permissions: ['activeTab', 'scripting', 'storage'],
});
