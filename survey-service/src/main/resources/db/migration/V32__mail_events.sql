-- What others tell about mails, each event once. Names nobody: the invitation knows whose it was.
create table mail_event (
    source        varchar(80)  not null,
    event_id      varchar(256) not null,
    kind          varchar(16)  not null check (kind in ('BOUNCED', 'COMPLAINED', 'OTHER')),
    invitation_id uuid,
    status        varchar(16)  not null,
    effect        varchar(16)  not null check (effect in ('SUPPRESS', 'COUNT', 'NOTHING')),
    received_at   timestamptz  not null,
    primary key (source, event_id)
);

comment on column mail_event.invitation_id is 'null when the mail is none we know';

create index mail_event_invitation on mail_event (invitation_id) where invitation_id is not null;
