-- Who is forgotten is found without reading past what everybody else wrote.
create index verbatim_customer on verbatim (customer_id);
