-- Which jobs of a Jenkins delivered a service: who may see one of them may see the service's figures there.
create table if not exists slipway_delivering_job (
    controller character varying not null,
    job character varying not null,
    service character varying not null,
    primary key (controller, job, service)
);
