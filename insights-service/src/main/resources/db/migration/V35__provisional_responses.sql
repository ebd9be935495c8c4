-- Answers that seem to come from programs which check mails. Apart from the others, so that no number can count one by mistake.
create table provisional_response (
    invitation_id         uuid         primary key,
    revision              int          not null,
    campaign_id           uuid         not null,
    customer_id           uuid         not null,
    touchpoint            varchar(128) not null,
    channel               varchar(128) not null,
    product               varchar(128) not null,
    team                  varchar(128),
    interaction_closed_at timestamptz  not null,
    suspicion             varchar(16)  not null,
    answered_at           timestamptz  not null
);
create index provisional_response_product_closed_at on provisional_response (product, interaction_closed_at);
create index provisional_response_customer on provisional_response (customer_id);
