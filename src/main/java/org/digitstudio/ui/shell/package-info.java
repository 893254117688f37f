/** The window, its four places and what they share. */
@NullMarked
package org.digitstudio.ui.shell;

import org.jspecify.annotations.NullMarked;
