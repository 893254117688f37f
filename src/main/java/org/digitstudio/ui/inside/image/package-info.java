/** Inside: the station of the input image as numbers. */
@NullMarked
package org.digitstudio.ui.inside.image;

import org.jspecify.annotations.NullMarked;
