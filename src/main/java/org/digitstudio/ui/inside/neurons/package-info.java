/** Inside: the station of a dense layer and its neurons. */
@NullMarked
package org.digitstudio.ui.inside.neurons;

import org.jspecify.annotations.NullMarked;
