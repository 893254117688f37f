/** Inside: the station of a pooling layer. */
@NullMarked
package org.digitstudio.ui.inside.pooling;

import org.jspecify.annotations.NullMarked;
