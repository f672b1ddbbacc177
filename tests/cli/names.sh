#!/bin/bash
# SPDX-License-Identifier: Apache-2.0
# The customer's name: from an option, a mail or the customer's own sign-off; a slip is mended, another name is not.
# shellcheck source=tests/cli/lib.sh
. "${top_srcdir:?run by make check}/tests/cli/lib.sh"
sed -i '/personal\/wrong-name/d' "$HOME/.config/replylint/config.yml"

echo 'Hi Dianne, it is on its way.' >draft.txt
plain draft.txt --customer 'Diane Marsh' --format line
expect 1 'another name than the customer has is an error'
has out 'draft.txt:1:4: error: "Dianne" is not this customer'"'"'s name. [personal/wrong-name]' 'with its place'
plain draft.txt --customer 'Diane Marsh' --diff --suggestions
has out '+Hi Diane, it is on its way.' 'a slip has the right name as its better wording'
plain draft.txt --format line
expect 0 'a name that is not known is not judged'
plain draft.txt --inbound $'Where is it?\n\nKind regards,\nPriya Nair' --format line
expect 1 'the sign-off of the customer tells it, too'
plain draft.txt --inbound $'Where is it? Thanks Priya' --format line
expect 0 'but not thanks, which may be meant for anybody'

cat >reply.eml <<'EOF'
From: Ann <ann@shop.example>
To: Robert Lang <rob@example.org>
Subject: Re: parcel

Hi Bob, it is on its way.
EOF
plain reply.eml --format line
expect 0 'a nickname is the name of who the mail is for'
sed -i 's/Hi Bob/Hi Tom/' reply.eml
plain reply.eml --format line
expect 1 'another name is not'

finish
