/** The list of all runs. */
@NullMarked
package org.digitstudio.ui.train.runs;

import org.jspecify.annotations.NullMarked;
