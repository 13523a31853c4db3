#!/bin/sh
# Creates one role and one database for each service. PostgreSQL's image runs it once, when the data folder is empty.
# The services' roles are no superusers: the backend's row-level security would not hold against one.
set -eu

# psql reads the passwords from its own environment (\getenv), so that they appear in no process list.
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv chatwoot_password CHATWOOT_DB_PASSWORD
\getenv n8n_password N8N_DB_PASSWORD
\getenv ainstalia_password AINSTALIA_DB_PASSWORD
CREATE ROLE chatwoot LOGIN PASSWORD :'chatwoot_password';
CREATE ROLE n8n LOGIN PASSWORD :'n8n_password';
CREATE ROLE ainstalia LOGIN PASSWORD :'ainstalia_password';
-- What the backend's requests run as: owns nothing, cannot bypass row-level security.
CREATE ROLE ainstalia_app NOLOGIN NOBYPASSRLS;
GRANT ainstalia_app TO ainstalia;
CREATE DATABASE chatwoot OWNER chatwoot;
CREATE DATABASE n8n OWNER n8n;
CREATE DATABASE ainstalia OWNER ainstalia;
REVOKE CONNECT ON DATABASE chatwoot, n8n, ainstalia FROM PUBLIC;
SQL

# Extensions that only a superuser may create. Chatwoot's schema asks for them with IF NOT EXISTS.
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname chatwoot <<'SQL'
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION IF NOT EXISTS vector;
SQL
