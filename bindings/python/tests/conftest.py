# SPDX-License-Identifier: Apache-2.0
"""Where the conformance cases are: beside the repository's other tests."""
import pathlib
import sys

CASES = pathlib.Path(__file__).resolve().parents[3] / "tests" / "conformance"
sys.path.insert(0, str(CASES))
