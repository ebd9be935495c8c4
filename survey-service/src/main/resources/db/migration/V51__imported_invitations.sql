alter table invitation
    drop constraint invitation_status_check,
    add constraint invitation_status_check
        check (status in ('PLANNED', 'SENDING', 'SENT', 'REFUSED', 'UNKNOWN', 'SUPPRESSED', 'IMPORTED'));
