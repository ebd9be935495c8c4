alter table invitation add column mails integer not null default 0;

comment on column invitation.mails is 'how many mails of it the mail server took: the invitation and its reminders';

update invitation set mails = 1 where sent_at is not null;
