/** The view in which a run is planned. */
@NullMarked
package org.digitstudio.ui.train.plan;

import org.jspecify.annotations.NullMarked;
