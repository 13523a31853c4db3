/** Marks our own messages in Chatwoot's `content_attributes` with their turn, whoever's token they were sent with. */
export const CONSULTA_ATTRIBUTE = 'ainstalia_consulta_id';
