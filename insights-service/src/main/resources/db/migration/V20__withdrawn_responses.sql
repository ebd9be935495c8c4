-- Responses that are no longer there, so that an older revision that comes late does not bring them back.
create table withdrawn_response (
    invitation_id uuid        primary key,
    revision      int         not null,
    reason        varchar(16) not null,
    withdrawn_at  timestamptz not null
);
