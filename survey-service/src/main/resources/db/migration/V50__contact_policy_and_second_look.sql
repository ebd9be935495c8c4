-- How often a customer may be asked, by all campaigns together.
create table contact_policy (
    only_row            boolean     primary key default true check (only_row),
    edition             integer     not null,
    maximum_invitations integer     not null check (maximum_invitations between 1 and 100),
    window_seconds      bigint      not null check (window_seconds > 0),
    changed_by          varchar(255),
    changed_at          timestamptz
);

insert into contact_policy (edition, maximum_invitations, window_seconds) values (0, 2, 30 * 24 * 60 * 60);

-- What a campaign was kept from since it last asked a customer: it goes first next time.
create table missed_turns (
    respondent_id uuid        not null references respondent (id),
    campaign_id   uuid        not null references campaign (id),
    first_lost_at timestamptz not null,
    last_lost_at  timestamptz not null,
    attempts      integer     not null,
    turns         integer     not null,
    primary key (respondent_id, campaign_id)
);

alter table invitation add column second_look jsonb;

comment on column invitation.second_look is 'what every gate said when it was last due, and when that was';

alter table interaction add column reopened_at timestamptz;

comment on column interaction.reopened_at is 'the contact went on after all: nobody is asked how it ended';

-- A customer's history, the latest first.
create index interaction_respondent on interaction (respondent_id, id);

