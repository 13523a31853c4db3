# Health check of Chatwoot's Sidekiq: this container's process has reported to Redis within the last minute.
# Sidekiq 7 keeps the set `processes` of names "host:pid:nonce", and for each a hash whose `beat` is a Unix time,
# renewed every 10 seconds (sidekiq/launcher.rb).
require 'redis'
require 'socket'

redis = Redis.new(url: ENV.fetch('REDIS_URL'), password: ENV.fetch('REDIS_PASSWORD'))
beats = redis.smembers('processes')
             .select { |name| name.start_with?("#{Socket.gethostname}:") }
             .map { |name| redis.hget(name, 'beat').to_f }
abort 'Sidekiq has not reported for a minute' unless beats.any? { |beat| beat > Time.now.to_f - 60 }
