/** Inside: the station of a convolution, its kernels and feature maps. */
@NullMarked
package org.digitstudio.ui.inside.convolution;

import org.jspecify.annotations.NullMarked;
