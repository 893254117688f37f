/** Charts and pictures that the views of the Train page share. */
@NullMarked
package org.digitstudio.ui.train.widgets;

import org.jspecify.annotations.NullMarked;
