/** Controls and helpers that more than one page uses. */
@NullMarked
package org.digitstudio.ui.common;

import org.jspecify.annotations.NullMarked;
