import { startComposer } from './composer.js';
import { startConversation } from './conversation.js';
import { startCustomers } from './customers.js';
import { startDetails } from './details.js';
import { byId, byIdAs, fillSelect } from './dom.js';
import { startList } from './list.js';
import { connect } from './live.js';
import { startPhone } from './phone.js';
import { rememberSelection } from './selection.js';
import { onChange, state } from './store.js';
import { enter, refresh } from './sync.js';
import { startTimeline } from './timeline.js';
import { startWebhooks } from './webhooks.js';

const liveTexts = { connecting: 'Conectando…', live: 'En directo', lost: 'Sin conexión, reintentando…' };

const startTopBar = () => {
	const select = byIdAs('account-select', HTMLSelectElement);
	select.addEventListener('change', () => enter(Number(select.value)));
	onChange(() => {
		fillSelect(
			select,
			state.accounts.map(({ id, name }) => ({ value: id, text: name })),
			state.accountId ?? '',
		);
		byId('account-field').hidden = state.accounts.length < 2;
		const live = byId('live');
		if (live.dataset.state === state.live) return;
		live.dataset.state = state.live;
		byId('live-text').textContent = liveTexts[state.live];
	});
};

startTopBar();
startCustomers();
startPhone();
startList();
startConversation();
startTimeline();
startComposer();
startDetails();
startWebhooks();
rememberSelection();
refresh('state');
connect();
