"""What all tests share."""

import os

from hypothesis import HealthCheck, settings

# The same examples each time, so that a change fails by its own fault. HYPOTHESIS_PROFILE=search looks for new ones.
# A busy machine is no fault of the code: how long an example took to draw is not judged.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
