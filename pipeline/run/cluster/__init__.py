"""The same jobs on a Dask cluster: sources and finished files at addresses that its workers reach."""
