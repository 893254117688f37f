/** The whole network on one page: layout, links and painting of the live overview. */
@NullMarked
package org.digitstudio.ui.inside.network;

import org.jspecify.annotations.NullMarked;
