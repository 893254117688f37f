/** The view of one run: progress, curves, results. */
@NullMarked
package org.digitstudio.ui.train.run;

import org.jspecify.annotations.NullMarked;
