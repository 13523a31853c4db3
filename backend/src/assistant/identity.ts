import type { Role } from '../contract/turn.ts';
import type { ChannelAddress } from '../store/conversations.ts';
import { type Evidence, findEvidence, findLastAddress, type ProvingAddress } from '../store/identities.ts';
import type { Tx } from '../store/tables/index.ts';
import { toE164 } from '../text/phone.ts';

/** Who writes, as far as it is proven. */
export interface ProvenIdentity {
	role: Role;
	/** How it is known, for the trace. */
	reason: string;
}

/** Channels whose address is the phone that the network delivered the message from. */
const PHONE_CHANNELS: readonly string[] = ['Channel::Whatsapp', 'Channel::TwilioSms', 'Channel::Sms'];
/**
 * Channels whose server says who writes. Not e-mail, where the sender's address is the sender's word, and not the API
 * channel, where whoever calls chooses it.
 */
const PROVING_CHANNELS: readonly string[] = [
	...PHONE_CHANNELS,
	'Channel::Telegram',
	'Channel::Line',
	'Channel::FacebookPage',
	'Channel::Instagram',
	'Channel::Tiktok',
	'Channel::TwitterProfile',
	'Channel::WebWidget',
];

/** The address where the channel vouches for it; null where it proves nobody. */
export function provingAddress({ accountId, inboxId, channel, sourceId }: ChannelAddress): ProvingAddress | null {
	if (sourceId === null || channel === null || !PROVING_CHANNELS.includes(channel)) return null;
	return { accountId, inboxId, sourceId };
}

/**
 * The phone that the channel vouches for, E.164. Only from the address itself: the phone of a Chatwoot contact may have been
 * typed by anybody.
 */
export function provenPhone({ channel, sourceId }: ChannelAddress): string | null {
	if (sourceId === null || channel === null || !PHONE_CHANNELS.includes(channel)) return null;
	// WhatsApp gives digits, Twilio `whatsapp:+34…` or `+34…`; a WhatsApp user id or a sender's name is no phone.
	const digits = (channel === 'Channel::Whatsapp' ? /^\+?(\d{8,15})$/ : /^(?:whatsapp:)?\+(\d{8,15})$/).exec(
		sourceId,
	)?.[1];
	return digits === undefined ? null : toE164(`+${digits}`);
}

/** What the evidence proves. In doubt a customer: who is confirmed goes before the phone, and two owners of a phone are none. */
export function judgeEvidence(evidence: readonly Evidence[]): ProvenIdentity {
	const confirmed = evidence.find(({ by }) => by === 'address');
	if (confirmed) {
		if (!confirmed.active) return customer('the person is no longer active');
		const word = confirmed.via === 'list' ? "the firm's list" : 'an operator';
		return { role: confirmed.role, reason: `verified by ${word}: ${confirmed.confirmedBy}` };
	}
	const [owner, other] = evidence;
	if (owner === undefined) return customer('not in the list of people');
	if (other !== undefined) return customer('several people of the list have this phone');
	return { role: owner.role, reason: "verified by the channel's phone" };
}

/**
 * Who writes from an address: somebody of the firm's list, or a customer. Nothing that a message, a name, an e-mail, a label
 * or an attribute says counts.
 */
export async function identify(tx: Tx, address: ChannelAddress): Promise<ProvenIdentity> {
	const proving = provingAddress(address);
	if (proving === null) return customer('the channel proves nobody');
	return judgeEvidence(await findEvidence(tx, proving, provenPhone(address)));
}

/** Who a contact is, by the address that they last wrote from. */
export async function identifyContact(tx: Tx, accountId: string, contactId: string): Promise<ProvenIdentity> {
	const address = await findLastAddress(tx, accountId, contactId);
	return address === undefined ? customer('has not written yet') : await identify(tx, address);
}

const customer = (reason: string): ProvenIdentity => ({ role: 'customer', reason });
