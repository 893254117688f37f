/** The time machine of a run: what its network knew at each moment of the training. */
@NullMarked
package org.digitstudio.ui.train.replay;

import org.jspecify.annotations.NullMarked;
