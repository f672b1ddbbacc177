# SPDX-License-Identifier: Apache-2.0
"""Builds the extension against libreplylint, which pkg-config finds, or REPLYLINT_CFLAGS and REPLYLINT_LIBS name.

With REPLYLINT_STATIC=1 pkg-config is asked for what a static library needs beside itself.
"""
import os
import shlex
import subprocess
import sys

from setuptools import Extension, setup


def flags(variable, option):
    """Words for the compiler or linker: those of the environment, else those of pkg-config."""
    if variable in os.environ:
        return shlex.split(os.environ[variable])
    static = ["--static"] if os.environ.get("REPLYLINT_STATIC") == "1" else []
    try:
        found = subprocess.run(["pkg-config", *static, option, "replylint"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        why = getattr(error, "stderr", None) or str(error)
        sys.exit(
            f"replylint: pkg-config finds no libreplylint: {why.strip()}\n"
            "Install the library first (./configure && make && sudo make install), or set PKG_CONFIG_PATH, or\n"
            "REPLYLINT_CFLAGS and REPLYLINT_LIBS."
        )
    return shlex.split(found.stdout)


core = Extension(
    "replylint._core",
    sources=[f"csrc/{name}.c" for name in ("draft", "errors", "linter", "module", "parts", "report", "slots")],
    depends=["csrc/core.h"],
    extra_compile_args=["-std=c11", "-fvisibility=hidden", *flags("REPLYLINT_CFLAGS", "--cflags")],
    extra_link_args=flags("REPLYLINT_LIBS", "--libs"),
    py_limited_api=True,
)
# One wheel for Python 3.9 and all later ones.
setup(ext_modules=[core], options={"bdist_wheel": {"py_limited_api": "cp39"}})
