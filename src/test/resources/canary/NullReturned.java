package org.digitstudio.canary;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
class NullReturned {
  int length(@Nullable String text) {
    return text.length();
  }
}
