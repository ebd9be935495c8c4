-- The ledger: why a customer was asked, or was not. One row per interaction and campaign, never changed.
create table decision (
    interaction_id uuid        not null references interaction (id),
    campaign_id    uuid        not null references campaign (id),
    outcome        varchar(16) not null check (outcome in ('INVITED', 'SKIPPED', 'DEFERRED')),
    reason         varchar(16),
    gates          jsonb       not null,
    decided_at     timestamptz not null,
    primary key (interaction_id, campaign_id)
);

create table invitation (
    id              uuid        primary key,
    campaign_id     uuid        not null references campaign (id),
    interaction_id  uuid        not null references interaction (id),
    respondent_id   uuid        not null references respondent (id),
    survey_id       uuid        not null,
    survey_version  integer     not null,
    status          varchar(16) not null
        check (status in ('PLANNED', 'SENDING', 'SENT', 'REFUSED', 'UNKNOWN', 'SUPPRESSED')),
    due_at          timestamptz not null,
    issued_at       timestamptz,
    expires_at      timestamptz,
    next_attempt_at timestamptz,
    fence           integer     not null default 0,
    begun           boolean     not null default false,
    attempts        integer     not null default 0,
    doubtful        integer     not null default 0,
    reason          varchar(64),
    sent_at         timestamptz,
    answered_at     timestamptz,
    unique (interaction_id, campaign_id),
    foreign key (survey_id, survey_version) references survey_version (survey_id, version)
);

comment on column invitation.issued_at is 'null while the invitation is deferred: it has no place in the contact cap yet';
comment on column invitation.next_attempt_at is
    'when a sender may take the row: its due time, the end of a lease, the time of a retry; null when nothing is left to do';
comment on column invitation.fence is 'counts claims; a sender may only finish the claim that is its own';
comment on column invitation.begun is 'true once the claim''s sender has turned to the mail server';
comment on column invitation.doubtful is 'attempts after which nobody knows whether the mail went out';

create index invitation_next_attempt on invitation (next_attempt_at) where next_attempt_at is not null;
create index invitation_respondent on invitation (respondent_id);
