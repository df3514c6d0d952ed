"""Many documents: each is a job, carried out here, by processes of this machine, or by a cluster."""
