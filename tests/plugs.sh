#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The hooks of pre-commit, the action, the GitLab job and the recipes of docs/ci.md: their keys are right, and the commands in
# them run, with the command of this build in the place of npx.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"

python3 -c 'import yaml' 2>/dev/null || { echo '1..0 # SKIP no python3-yaml'; exit 77; }
top=$(cd "$top_srcdir" && pwd) || exit 99
version=$(sed -n 's/^#define REPLYLINT_VERSION "\(.*\)"/\1/p' "$top/include/replylint.h")
mkdir bin macros 'macros/with spaces'
cat >bin/npx <<'NPX'
#!/bin/bash
[ "$1" = --yes ] && shift
package=$1
shift
case $package in replylint@[0-9]*) ;; *) echo "npx: no such package: $package" >&2; exit 9 ;; esac
exec "$REPLYLINT" "$1" --rules "$PACK" "${@:2}"
NPX
chmod +x bin/npx
export REPLYLINT PACK=$work/rules PATH=$work/bin:$PATH
echo 'We answer soon.' >macros/a.txt
echo 'We answer at ten.' >'macros/with spaces/b.txt'

# ---- pre-commit
cat >hooks.py <<'PY'
import re, sys, yaml
hooks = yaml.safe_load(open(sys.argv[1]))
known = {"id", "name", "description", "entry", "language", "files", "types_or", "additional_dependencies", "require_serial"}
assert [hook["id"] for hook in hooks] == ["replylint", "replylint-system"]
for hook in hooks:
    assert {"id", "name", "entry", "language"} <= set(hook) <= known, hook
    assert hook["require_serial"] is True
    files = re.compile(hook["files"])
    for name in ("macros/a.md", "support/macros/x/a.html", "canned/a.json", "canned_responses/a.csv", "saved-replies/a.yml",
                 "reply_templates/a.txt", "savedreplies/a.md", "answer-templates/a.md"):
        assert files.search(name), name
    for name in ("README.md", "docs/macros.md", "src/templates/page.html", "mymacros/a.md", "macrosx/a.md", "canned.md"):
        assert not files.search(name), name
    print(hook["entry"])
print(hooks[0]["language"], *hooks[0]["additional_dependencies"])
PY
python3 hooks.py "$top/.pre-commit-hooks.yaml" >out 2>err; status=$?; expect 0 'the hooks of pre-commit'
is out 'and their commands' <<OUT
replylint check --quiet
replylint check --quiet
node replylint@$version
OUT
"$REPLYLINT" check --quiet macros/a.txt --rules rules >out 2>err; status=$?; expect 1 'the command of the hooks fails a commit'
"$REPLYLINT" check --quiet macros/*/b.txt --rules rules >out 2>err; status=$?; expect 0 'or lets it pass'
is out 'and then says nothing' </dev/null
python3 -c 'import json, sys; p = json.load(open(sys.argv[1])); assert p["private"] and p["files"] == []' "$top/package.json" 2>err; status=$?
expect 0 'the package.json that pre-commit asks for holds nothing'

# ---- the action
cat >action.py <<'PY'
import sys, yaml
action = yaml.safe_load(open(sys.argv[1]))
assert set(action) == {"name", "description", "author", "branding", "inputs", "outputs", "runs"}
assert action["runs"]["using"] == "composite"
(step,) = action["runs"]["steps"]
assert step["shell"] == "bash" and set(step) == {"id", "shell", "working-directory", "env", "run"}
assert "${{" not in step["run"], "an input would be read as a script"
used = {value.split("inputs.")[1].split(" ")[0] for value in [*step["env"].values(), step["working-directory"]]}
assert used == set(action["inputs"]), used
for name, details in action["inputs"].items():
    assert details["description"].endswith(".") and isinstance(details["default"], str), name
open("step.sh", "w").write("set -e -o pipefail\n" + step["run"])
with open("defaults", "w") as out:
    for variable, value in step["env"].items():
        print(f"{variable}={action['inputs'][value.split('inputs.')[1].split(' ')[0]]['default']!r}", file=out)
print(action["inputs"]["version"]["default"])
PY
python3 action.py "$top/action.yml" >out 2>err; status=$?; expect 0 'action.yml'; is out 'takes this version' <<<"$version"
step() { # VARIABLE=VALUE...: run the step with inputs
  : >github_output
  (
    set -a
    # shellcheck source=/dev/null
    . ./defaults
    export REPLYLINT_FORMAT=line GITHUB_OUTPUT=$work/github_output
    for input in "$@"; do export "REPLYLINT_${input?}"; done
    bash ./step.sh
  ) >out 2>err
  status=$?
}
step PATHS=macros; expect 1 'the action fails where something is found'
has out 'macros/a.txt:1:11: warning' 'and shows it'; has github_output 'status=1' 'and tells'
step PATHS='macros/with spaces'; expect 0 'a path with spaces'; has github_output 'status=0' 'and nothing found'
step PATHS=$'macros/a.txt\nmacros/with spaces' FAIL_ON=error; expect 0 'several paths; fail-on'
# shellcheck disable=SC2016 # it is to stand there as it is
step PATHS='macros' ARGS='--max-warnings=1'$'\n''--stdin-filename=$(touch hacked)'; expect 0 'args, one a line'
holds 'are words, and no script' [ ! -e hacked ]
step PATHS='--fix'; expect 2 'a path is no option'
step PATHS=missing; expect 2 'what cannot be judged'; has github_output 'status=2' 'is told'
step PATHS=macros VERSION=latest; expect 9 'the version goes to npx'
formats=$("$REPLYLINT" help check)
if [[ $formats == *' github'* && $formats == *--output-file* ]]; then
  step PATHS=macros FORMAT=github; has out '::warning ' 'annotations'
  step PATHS=macros FORMAT=sarif OUTPUT_FILE=report.sarif FAIL_ON=never; expect 0 'SARIF in a file'
  holds 'is JSON' python3 -c 'import json; json.load(open("report.sarif"))'
fi

# ---- GitLab
cat >gitlab.py <<'PY'
import sys, yaml
((name, job),) = yaml.safe_load(open(sys.argv[1])).items()
assert name == "replylint" and set(job) == {"stage", "image", "variables", "rules", "script", "artifacts"}
with open("job.sh", "w") as out:
    print("set -e -o pipefail", file=out)
    for variable, value in job["variables"].items():
        print(f"{variable}={value!r}", file=out)
    print("\n".join(job["script"]), file=out)
print(job["variables"]["REPLYLINT_VERSION"], job["artifacts"]["reports"]["codequality"])
PY
python3 gitlab.py "$top/examples/ci/gitlab.yml" >out 2>err; status=$?; expect 0 'the job for GitLab'
is out 'takes this version' <<<"$version gl-code-quality-report.json"
if [[ $formats == *' gitlab'* && $formats == *--output-file* ]]; then
  bash ./job.sh >out 2>err; status=$?; expect 1 'it fails where something is found'
  has out 'macros/a.txt:1:11: warning' 'shows it'
  holds 'and leaves its report' python3 -c 'import json; assert len(json.load(open("gl-code-quality-report.json"))) == 1'
fi

# ---- the recipes
cat >recipes.py <<'PY'
import re, sys, yaml
text = open(sys.argv[1]).read()
blocks = [yaml.safe_load(block) for block in re.findall(r"```yml\n(.*?)```", text, re.S)]
for block in blocks:
    for job in block.get("jobs", {}).values():
        for step in job["steps"]:
            assert set(step) <= {"uses", "with", "run", "env"}, step
            if "OWNER/replylint" in step.get("uses", ""):
                action = yaml.safe_load(open(sys.argv[2]))
                assert set(step["with"]) <= set(action["inputs"]), step
assert len(blocks) >= int(sys.argv[4]), len(blocks)
versions = set(re.findall(r"replylint@v?([0-9.]+[0-9])", text)) | set(re.findall(r"rev: v([0-9.]+[0-9])", text))
assert versions == {sys.argv[3]}, versions
PY
python3 recipes.py "$top/docs/ci.md" "$top/action.yml" "$version" 5 2>err; status=$?; expect 0 'the recipes of docs/ci.md'
python3 recipes.py "$top/README.md" "$top/action.yml" "$version" 2 2>err; status=$?; expect 0 'those of the README'
"$REPLYLINT" macros/ --baseline .replylint-baseline.json --write-baseline --rules rules >out 2>err
echo 'baseline: .replylint-baseline.json' >>.replylint.yml
"$REPLYLINT" macros/ --rules rules >out 2>err; status=$?; expect 0 'to begin with what there is'
finish
