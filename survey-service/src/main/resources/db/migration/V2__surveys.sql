create table survey (
    id                uuid        primary key,
    edition           integer     not null,
    content           jsonb       not null,
    published_version integer,
    changed           boolean     not null,
    created_at        timestamptz not null
);

-- What was published never changes: an invitation refers to the words its respondent was asked with.
create table survey_version (
    survey_id    uuid        not null references survey (id),
    version      integer     not null check (version >= 1),
    content      jsonb       not null,
    published_at timestamptz not null,
    primary key (survey_id, version)
);
