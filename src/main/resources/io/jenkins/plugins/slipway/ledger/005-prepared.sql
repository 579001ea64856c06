-- Which deployment an event names, so that a change of the one restates the other.
create table if not exists slipway_event_link (
    target character varying not null,
    type character varying(16) not null,
    item character varying not null,
    primary key (target, type, item)
);
create index if not exists slipway_event_link_by_item on slipway_event_link (item);

-- The commits of a repository are found by it; the repositories are few.
create table if not exists slipway_repository (name character varying primary key);
update slipway_event set service = regexp_replace(item, '@[^@]*$', '') where type = 'commit' and service is null;

-- What events have touched since it was last prepared. Written with the events, taken away by what prepares.
create table if not exists slipway_prepare (
    id bigint generated always as identity primary key,
    kind character varying(16) not null,
    name character varying not null,
    environment character varying not null
);

-- One row says how often something was prepared, and is the lock of those who do.
create table if not exists slipway_prepared_state (id integer primary key, stamp bigint not null);
insert into slipway_prepared_state (id, stamp)
select 1, 0 where not exists (select 1 from slipway_prepared_state);

-- What each service in each environment adds to the figures: derived from the events, and made anew from them when in doubt.
create table if not exists slipway_prepared (
    service character varying not null,
    environment character varying not null,
    part integer not null,
    stamp bigint not null,
    body bytea not null,
    primary key (service, environment, part)
);
create index if not exists slipway_prepared_by_stamp on slipway_prepared (stamp);

-- Of which repositories a unit's commits are; without a name: of one that is not known yet.
create table if not exists slipway_prepared_repository (
    repository character varying not null,
    service character varying not null,
    environment character varying not null,
    primary key (repository, service, environment)
);

-- Events that were there before.
insert into slipway_prepare (kind, name, environment)
select 'ALL', '', '' where exists (select 1 from slipway_event);
