import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const TOOLS = join(ROOT, '.tools');
export const RUNTIME = join(ROOT, 'runtime');
/** The executable of the pinned n8n. */
export const N8N_BIN = join(RUNTIME, 'node_modules', 'n8n', 'bin', 'n8n');
