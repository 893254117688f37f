/** Draw: a canvas and what the network reads on it. */
@NullMarked
package org.digitstudio.ui.draw;

import org.jspecify.annotations.NullMarked;
