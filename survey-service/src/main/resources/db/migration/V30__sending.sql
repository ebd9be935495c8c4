alter table invitation add column step integer not null default 0 check (step >= 0);

comment on column invitation.step is 'which mail is sent or waits: 0 is the invitation, 1 the first reminder';

-- Whoever opts out waits for the few mails that are at the mail server right now.
create index invitation_begun on invitation (respondent_id) where status = 'SENDING' and begun;
