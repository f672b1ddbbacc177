/* SPDX-License-Identifier: Apache-2.0 */
#include "base/write.h"

#include <errno.h>
#include <unistd.h>

bool rly_write_all(int file, rly_str bytes)
{
    while (bytes.size) {
        ssize_t size = write(file, bytes.data, bytes.size);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return false;
        bytes = (rly_str){bytes.data + size, bytes.size - (size_t)size};
    }
    return true;
}
