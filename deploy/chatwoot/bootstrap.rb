# Prepares a Chatwoot for AInstalia, without the browser: what only Rails can do. The rest goes over the REST API
# (deploy/n8n/provision.mjs). Safe to run again: nothing that exists is changed, except the two settings.
#
#   docker compose run --rm --no-deps -T bootstrap-chatwoot
#
# Reads ACCOUNT_NAME, ADMIN_NAME, ADMIN_EMAIL and ADMIN_PASSWORD. One line of its output is JSON:
# {"accountId":1,"userToken":"…"}
require 'json'

account = Account.find_or_create_by!(name: ENV.fetch('ACCOUNT_NAME')) { |row| row.locale = 'es' }

admin = User.find_by(email: ENV.fetch('ADMIN_EMAIL'))
unless admin
  admin = User.new(
    name: ENV.fetch('ADMIN_NAME'), email: ENV.fetch('ADMIN_EMAIL'), password: ENV.fetch('ADMIN_PASSWORD'),
    type: 'SuperAdmin'
  )
  admin.skip_confirmation!
  admin.save!
end
AccountUser.find_or_create_by!(account_id: account.id, user_id: admin.id) { |row| row.role = :administrator }

# Without this the first visitor would be offered to create the administrator.
Redis::Alfred.delete(Redis::Alfred::CHATWOOT_INSTALLATION_ONBOARDING)

# A bot that fails or is slow must not cost the conversation: it stays pending, and recovery answers it.
account.update!(keep_pending_on_bot_failure: true)

# Seconds that Chatwoot waits for a webhook; the default of 5 is short for a server that is just starting.
timeout = InstallationConfig.find_or_initialize_by(name: 'WEBHOOK_TIMEOUT')
timeout.update!(value: 10, locked: false)

puts({ accountId: account.id, userToken: admin.access_token.token }.to_json)
