-- The due invitations of one campaign are found without walking through those of the paused ones.
create index invitation_campaign_next_attempt on invitation (campaign_id, next_attempt_at)
    where next_attempt_at is not null;
drop index invitation_next_attempt;

alter table outbox add column set_aside_at timestamptz;

comment on column outbox.set_aside_at is 'when Kafka refused the event for good; it is not tried again until this is null';

-- One relay at a time, without a transaction that stays open while Kafka answers.
create table outbox_relay (
    only_row   boolean     primary key default true check (only_row),
    holder     uuid        not null,
    held_until timestamptz not null
);

create index inbox_claimed_at on inbox (claimed_at);
