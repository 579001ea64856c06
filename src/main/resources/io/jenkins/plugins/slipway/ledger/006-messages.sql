-- Messages of the incident webhook that were taken: one that comes again is known.
create table if not exists slipway_message (
    sender character varying not null,
    delivery character varying(200) not null,
    taken_at timestamp(6) with time zone not null,
    primary key (sender, delivery)
);
