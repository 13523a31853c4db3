// Written by `npm run contract` from the backend's OpenAPI document. Don't edit.

export type SendingReport =
	| {
			state: 'sending';
			attempt?: number;
	  }
	| {
			state: 'sent';
			messageId?: (string | number) | null;
			handedOff?: boolean;
	  }
	| {
			state: 'skipped';
			reason: string;
	  };

export interface StoreMessageRequest {
	message: {
		accountId: string | number;
		conversationId: string | number;
		messageId: string | number;
		inboxId: string | number;
		channel: string;
		content?: string | null;
		attachments?: {
			id?: string | number;
			fileType: string;
			url?: string | null;
			fileName?: string | null;
			transcript?: string | null;
		}[];
		sentAt: string;
		status: 'open' | 'resolved' | 'pending' | 'snoozed';
		canReply?: boolean;
		assigneeType?: ('User' | 'AgentBot') | null;
		labels?: string[];
		contact: {
			id: string | number;
			name?: string | null;
			phone?: string | null;
			email?: string | null;
			username?: string | null;
			language?: string | null;
			sourceId?: string | null;
		};
		author?: 'customer' | 'human';
	};
}
export interface StoreMessageResponse {
	stored: boolean;
	duplicate: boolean;
	wake: boolean;
}
export interface ConversationChange {
	status: 'open' | 'resolved' | 'pending' | 'snoozed';
	assigneeType?: ('User' | 'AgentBot') | null;
	at?: string;
}
export interface ClassifyRequest {
	message: {
		accountId: string | number;
		conversationId: string | number;
		messageId: string | number;
		inboxId: string | number;
		channel: string;
		content?: string | null;
		attachments?: {
			id?: string | number;
			fileType: string;
			url?: string | null;
			fileName?: string | null;
			transcript?: string | null;
		}[];
		sentAt: string;
		status: 'open' | 'resolved' | 'pending' | 'snoozed';
		canReply?: boolean;
		assigneeType?: ('User' | 'AgentBot') | null;
		labels?: string[];
		contact: {
			id: string | number;
			name?: string | null;
			phone?: string | null;
			email?: string | null;
			username?: string | null;
			language?: string | null;
			sourceId?: string | null;
		};
		author?: 'customer' | 'human';
	};
	mergeWindowSeconds?: number;
	retry?: boolean;
}
export interface Classification {
	consultaId: string | null;
	route: 'answer' | 'onboarding' | 'human' | 'hazard' | 'silent';
	reason: string;
	text: string;
	messageIds: string[];
	intent:
		| 'incident'
		| 'maintenance'
		| 'quote'
		| 'appointment'
		| 'billing'
		| 'order'
		| 'technical_question'
		| 'warranty_contract'
		| 'complaint'
		| 'human_request'
		| 'opt_out'
		| 'feedback'
		| 'greeting'
		| 'out_of_scope';
	intentConfidence: number;
	otherIntents: (
		| 'incident'
		| 'maintenance'
		| 'quote'
		| 'appointment'
		| 'billing'
		| 'order'
		| 'technical_question'
		| 'warranty_contract'
		| 'complaint'
		| 'human_request'
		| 'opt_out'
		| 'feedback'
		| 'greeting'
		| 'out_of_scope'
	)[];
	mentions: {
		equipment: string[];
		codes: string[];
		places: string[];
		dates: string[];
		phones: string[];
		contracts: string[];
	};
	hazard: {
		kind: 'gas' | 'carbon_monoxide' | 'fire' | 'electric' | 'flood_electric' | 'injury';
		confidence: number;
		certain: boolean;
	} | null;
	urgency: 'low' | 'normal' | 'high' | 'critical';
	language: string;
	role: 'customer' | 'technician' | 'administrative';
	engine: 'claude' | 'local';
	lease: {
		attempt: number;
		seconds: number;
	} | null;
	contact: {
		id: string;
		name: string | null;
		phone: string | null;
		email: string | null;
		username: string | null;
		language: string | null;
		sourceId: string | null;
	};
	takesBack: boolean;
}
export interface ProcessRequest {
	consultaId?: string | number;
	task?: 'answer' | 'summarize' | 'translate' | 'draft' | 'extract';
	text?: string;
	role?: 'customer' | 'technician' | 'administrative';
	targetLanguage?: string;
	fields?: string[];
	instruction?: string;
}
export interface Processed {
	consultaId: string;
	reply: string;
	buttons: {
		title: string;
		value: string;
	}[];
	citations: {
		n: number;
		documentId: string;
		documentTitle: string;
		page: number | null;
		heading: string | null;
		quote: string;
		link: string | null;
	}[];
	handoff: {
		reason: string;
		summary: string;
		priority: ('low' | 'medium' | 'high' | 'urgent') | null;
	} | null;
	labels: string[];
	fields: {
		[k: string]: string | null;
	} | null;
	engine: 'claude' | 'local';
	usage: {
		calls: number;
		inputTokens: number;
		outputTokens: number;
		cachedTokens: number;
		costUsd: number;
	};
	lease: {
		attempt: number;
		seconds: number;
	} | null;
}
export interface OnboardingRequest {
	consultaId?: string | number;
	text?: string;
}
export interface OnboardingStepResult {
	consultaId: string | null;
	reply: string;
	buttons: {
		title: string;
		value: string;
	}[];
	done: boolean;
	attributes: {
		[k: string]: string;
	};
	contactName: string | null;
	labels: string[];
	state: {
		accountId: string;
		contactId: string;
		step: 'new' | 'name' | 'zone' | 'interest' | 'done';
		name: string | null;
		zone: string | null;
		interest: string | null;
		role: 'customer' | 'technician' | 'administrative';
		language: string | null;
		optedOut: boolean;
		updatedAt: string | null;
	};
	lease: {
		attempt: number;
		seconds: number;
	} | null;
}
export interface OrderRequest {
	command: string;
	argument?: string;
	by: {
		id: string | number;
		name?: string | null;
	};
	messageId: string | number;
	at: string;
	contactId: string | number;
	inboxId: string | number;
	status: 'open' | 'resolved' | 'pending' | 'snoozed';
	assigneeType?: ('User' | 'AgentBot') | null;
}
export interface OrderAnswer {
	accepted: boolean;
	note: string;
	status: ('pending' | 'open') | null;
	unassign: boolean;
	duplicate: boolean;
}
export interface SendingAnswer {
	allowed: boolean;
	reason: string;
	sentMessageId: string | null;
	lease: {
		attempt: number;
		seconds: number;
	} | null;
}
export interface PendingTurns {
	turns: {
		consultaId: string | null;
		accountId: string;
		conversationId: string;
		since: string;
		attempts: number;
		message: unknown;
	}[];
}
export interface NextAlertsRequest {
	waitSeconds?: number;
	limit?: number;
	dashboardUrl?: string | null;
}
export interface NextAlerts {
	alerts: {
		alertId: string;
		deliveryId: string;
		step: number;
		attempt: number;
		leaseSeconds: number;
		kind: 'hazard' | 'unanswered' | 'budget';
		channel: 'team' | 'telegram' | 'webhook';
		teamId: number | null;
		chatId: string | null;
		url: string | null;
		accountId: string | null;
		conversationId: string | null;
		conversationUrl: string | null;
		contact: {
			id: string | null;
			name: string | null;
			phone: string | null;
		};
		hazardKind: ('gas' | 'carbon_monoxide' | 'fire' | 'electric' | 'flood_electric' | 'injury') | null;
		text: string;
		telegramText: string;
		handoff: {
			reason: string;
			summary: string;
			priority: ('low' | 'medium' | 'high' | 'urgent') | null;
		};
		createdAt: string;
	}[];
}
export interface DeliveryReport {
	step: number;
	attempt: number;
	ok: boolean;
	error?: string | null;
}
