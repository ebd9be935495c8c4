-- Whom we have forgotten, by pseudonym, and how much was removed: what arrives late about them is not kept.
create table erased_customer (
    customer_id  uuid        primary key,
    removed      jsonb       not null,
    completed_at timestamptz not null
);

create table erased_invitation (
    invitation_id uuid primary key
);

create index interaction_customer on interaction (customer_id);
create index response_customer on response (customer_id);
