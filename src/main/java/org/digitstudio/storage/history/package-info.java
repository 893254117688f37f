/** Histories of runs as files: snapshots of weights, compressed, and training curves. */
@NullMarked
package org.digitstudio.storage.history;

import org.jspecify.annotations.NullMarked;
