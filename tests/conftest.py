"""What all tests share."""

import os

from hypothesis import settings

# The same examples each time, so that a change fails by its own fault. HYPOTHESIS_PROFILE=search looks for new ones.
settings.register_profile("steady", derandomize=True)
settings.register_profile("search")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
