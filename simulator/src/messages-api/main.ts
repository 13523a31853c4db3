// The local Messages API as a process: PORT and HOST from the environment.
import { startMessagesApi } from './server.ts';

const api = await startMessagesApi({
	port: Number(process.env['PORT'] || 3300),
	host: process.env['HOST'] || '127.0.0.1',
});
process.once('SIGINT', () => void api.stop().then(() => process.exit(0)));
process.once('SIGTERM', () => void api.stop().then(() => process.exit(0)));
process.stdout.write(`messages API ready on ${api.url}\n`);
