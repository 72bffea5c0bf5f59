-- The answers to requests that came with an Idempotency-Key, for whoever repeats one. Each is encrypted under the token that
-- the request came with, of which only a hash is kept.
create table kept_answer (
    id              uuid                        not null primary key,
    token_id        uuid                        not null references token (id) on delete cascade,
    idempotency_key varchar(255)                not null,
    at              timestamp(6) with time zone not null,
    answer          bytea not null,
    constraint kept_answer_key unique (token_id, idempotency_key)
);
create index kept_answer_at on kept_answer (at);
