/** Train: a laboratory for a class. */
@NullMarked
package org.digitstudio.ui.train;

import org.jspecify.annotations.NullMarked;
