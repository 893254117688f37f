/** Inside: controls that several stations share. */
@NullMarked
package org.digitstudio.ui.inside.widgets;

import org.jspecify.annotations.NullMarked;
