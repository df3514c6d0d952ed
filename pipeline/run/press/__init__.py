"""The press: processes that print PDFs while the main process does everything else."""
