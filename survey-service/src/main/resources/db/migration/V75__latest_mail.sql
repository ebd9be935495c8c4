alter table invitation add column mailed_at timestamptz;

comment on column invitation.mailed_at is
    'when its latest mail, a reminder too, began to leave, then when the mail server took it; null before the first';

update invitation set mailed_at = sent_at where sent_at is not null;
