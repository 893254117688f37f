/** The race of two plans. */
@NullMarked
package org.digitstudio.ui.train.race;

import org.jspecify.annotations.NullMarked;
