-- Which jobs of a Jenkins delivered a service: who may see one of them may see the service's figures there.
create table if not exists slipway_delivering_job (
    controller character varying not null,
    job character varying not null,
    service character varying not null,
    primary key (controller, job, service)
);

-- Commits from which on back the whole history of a repository is known: what reads a clone stops at them.
create table if not exists slipway_known_history (
    repository character varying not null,
    head character varying(64) not null,
    recorded_at timestamp(6) with time zone not null,
    primary key (repository, head)
);
