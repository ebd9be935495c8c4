-- Facts as the events told them: one row per interaction, invitation, response and answer. Everything the service shows is
-- computed from these rows; nothing counts upwards, so a redelivered event cannot change a number.
-- Lengths are bounded so that a hostile value is refused (and dead-lettered) before it reaches an index.

create table inbox (
    source     varchar(256) not null,
    event_id   varchar(256) not null,
    claimed_at timestamptz  not null default now(),
    primary key (source, event_id)
);
create index inbox_claimed_at on inbox (claimed_at);

create table interaction (
    id                 uuid         primary key,
    customer_id        uuid         not null,
    touchpoint         varchar(128) not null,
    channel            varchar(128) not null,
    product            varchar(128) not null,
    team               varchar(128),
    agent              varchar(128),
    opened_at          timestamptz  not null,
    first_responded_at timestamptz,
    closed_at          timestamptz  not null
);
create index interaction_product_closed_at on interaction (product, closed_at);
create index interaction_closed_at on interaction (closed_at);

create table sent_invitation (
    invitation_id         uuid         primary key,
    campaign_id           uuid         not null,
    touchpoint            varchar(128) not null,
    channel               varchar(128) not null,
    product               varchar(128) not null,
    team                  varchar(128),
    interaction_closed_at timestamptz  not null,
    sent_at               timestamptz  not null
);
create index sent_invitation_product_closed_at on sent_invitation (product, interaction_closed_at);
create index sent_invitation_closed_at on sent_invitation (interaction_closed_at);
create index sent_invitation_campaign on sent_invitation (campaign_id);

create table response (
    invitation_id         uuid         primary key,
    revision              int          not null,
    campaign_id           uuid         not null,
    survey_id             uuid         not null,
    survey_version        int          not null,
    interaction_id        uuid         not null,
    customer_id           uuid         not null,
    touchpoint            varchar(128) not null,
    channel               varchar(128) not null,
    product               varchar(128) not null,
    team                  varchar(128),
    interaction_closed_at timestamptz  not null,
    answered_at           timestamptz  not null,
    language              varchar(64)
);
create index response_product_closed_at on response (product, interaction_closed_at);
create index response_closed_at on response (interaction_closed_at);
create index response_campaign on response (campaign_id);
create index response_interaction on response (interaction_id);

-- A score repeats the context of its response: over a million responses, joining costs four times what reading does.
create table score (
    invitation_id         uuid         not null references response on delete cascade,
    question_id           varchar(128) not null,
    type                  varchar(16)  not null check (type in ('NPS', 'CSAT', 'CES', 'RATING')),
    value                 int          not null,
    campaign_id           uuid         not null,
    touchpoint            varchar(128) not null,
    channel               varchar(128) not null,
    product               varchar(128) not null,
    team                  varchar(128),
    interaction_closed_at timestamptz  not null,
    primary key (invitation_id, question_id)
);
-- With what is counted, so that most metrics read the index alone.
create index score_product_closed_at on score (product, interaction_closed_at) include (type, value);
create index score_closed_at on score (interaction_closed_at) include (type, value);
create index score_campaign on score (campaign_id);

-- mined_revision belongs to theme mining: a row waits to be mined when it is distinct from revision.
create table verbatim (
    id                    uuid         primary key,
    invitation_id         uuid         not null references response on delete cascade,
    question_id           varchar(128) not null,
    revision              int          not null,
    customer_id           uuid         not null,
    campaign_id           uuid         not null,
    product               varchar(128) not null,
    touchpoint            varchar(128) not null,
    channel               varchar(128) not null,
    team                  varchar(128),
    text                  text         not null,
    language              varchar(64),
    satisfaction          numeric(5, 4) check (satisfaction between 0 and 1),
    interaction_closed_at timestamptz  not null,
    answered_at           timestamptz  not null,
    mined_revision        int,
    unique (invitation_id, question_id)
);
-- With what counting mentions needs, so that it need not read the texts.
create index verbatim_product_closed_at on verbatim (product, interaction_closed_at) include (id, revision, customer_id);
create index verbatim_waiting on verbatim (answered_at, id) where mined_revision is distinct from revision;
