"""The family of authorities: each file asks one of them and reads its answers into records."""
