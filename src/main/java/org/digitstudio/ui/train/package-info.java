/** The Train page: plan a run, watch it, compare runs. */
@NullMarked
package org.digitstudio.ui.train;

import org.jspecify.annotations.NullMarked;
