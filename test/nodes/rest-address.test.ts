import { messageFromRest } from '../../nodes/shared/message';

/** A message of a contact that Chatwoot has joined with one of Telegram. */
const found = (channel: string) =>
	messageFromRest(
		{ id: 501, content: 'Hola', created_at: 1_787_065_451 },
		{
			id: 7,
			account_id: 1,
			inbox_id: 3,
			status: 'pending',
			meta: { channel, sender: { id: 9, additional_attributes: { social_telegram_user_id: 5_512_345_678 } } },
		},
		'customer',
	);

test('a message found over REST has the Telegram id as its address on Telegram', () => {
	expect(found('Channel::Telegram')?.contact.sourceId).toBe('5512345678');
});

test.each(['Channel::WebWidget', 'Channel::Whatsapp', 'Channel::Api'])(
	'on %s the contact’s Telegram id is not the address that the message came from',
	(channel) => {
		expect(found(channel)?.contact).toMatchObject({ id: '9', sourceId: null });
	},
);
