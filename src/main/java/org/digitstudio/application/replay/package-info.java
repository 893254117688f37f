/** The snapshots of a run: its network as it was, ready to classify. */
@NullMarked
package org.digitstudio.application.replay;

import org.jspecify.annotations.NullMarked;
