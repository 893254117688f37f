/** Inside: comparison of two models on the same digit. */
@NullMarked
package org.digitstudio.ui.inside.compare;

import org.jspecify.annotations.NullMarked;
