# For hands used to make; tasks.py does the work and needs nothing but Python.
.PHONY: check test docs
check test docs:
	@python3 tasks.py $@
