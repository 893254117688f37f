/** Guided tours: the three that come with the program, and those of teachers in text files. */
@NullMarked
package org.digitstudio.ui.inside.tour;

import org.jspecify.annotations.NullMarked;
