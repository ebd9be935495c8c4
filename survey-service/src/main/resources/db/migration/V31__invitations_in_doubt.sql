create index invitation_in_doubt on invitation (id) where status = 'UNKNOWN';
